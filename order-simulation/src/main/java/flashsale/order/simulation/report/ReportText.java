package flashsale.order.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats a report as text. */
final class ReportText {
    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    static String of(Report report) {
        ReportText text = new ReportText();
        if (report.requests() > 0) {
            text.outcome(report);
            text.products(report);
            text.times(report);
        }
        text.verdict(report);
        return String.join("\n", text.lines);
    }

    private void outcome(Report report) {
        line("Outcome");
        count("requests", report.requests(), "");
        count("accepted", report.accepted(), "answered 202 with a trace id");
        count("completed", report.completed(), "got an order");
        count("failed", report.failed(), "got no order");
        count("no final status", report.accepted() - report.completed() - report.failed(), "");
        count("dead letters", report.deadLetters(), "");
        line("");
    }

    private void products(Report report) {
        line("%-18s %13s %13s %9s", "Products", "stock before", "stock after", "version");
        report.products()
                .forEach(product -> line(
                        "  %-16d %,13d %,13d %,9d",
                        product.productId(), product.initialStock(), product.finalStock(), product.version()));
        line("");
    }

    private void times(Report report) {
        line("Times since the first POST; each customer had opened a product page before");
        seconds(
                "last 202",
                report.acceptSeconds(),
                rate(report.accepted(), report.acceptSeconds()) + " orders accepted per second");
        seconds("last decision seen", report.decideSeconds(), "as its customer saw it");
        seconds("last decision made", report.decidedSeconds(), "as the system reports it (decidedAt)");
        line(
                "  %-18s %,10.1f ms   p95 %,.1f ms, p99 %,.1f ms",
                "POST latency p50",
                report.postMillis().p50(),
                report.postMillis().p95(),
                report.postMillis().p99());
        line("");
    }

    private void verdict(Report report) {
        if (report.holds()) {
            line("Every promise held.");
        } else {
            line("Broken promises: %d", report.violations().size());
            report.violations().forEach(violation -> line("  - %s", violation));
        }
    }

    private void count(String label, int number, String remark) {
        line("  %-18s %,10d   %s", label, number, remark);
    }

    private void seconds(String label, double seconds, String remark) {
        line("  %-18s %,10.3f s    %s", label, seconds, remark);
    }

    private static String rate(int number, double seconds) {
        return seconds == 0 ? "0" : String.format(Locale.ROOT, "%,.0f", number / seconds);
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
