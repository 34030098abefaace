package flashsale.order.simulation.benchmark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats the figures as a text table. */
final class FigureTable {
    private static final List<String> HEAD = List.of(
            "figure",
            "unit",
            "median",
            "min - max",
            "limit",
            "of limit",
            "baseline",
            "x baseline",
            "CPU s: server",
            "kafka",
            "redis",
            "database",
            "client",
            "goal");
    private static final List<String> PROCESSES = List.of("server", "kafka", "redis", "database", "client");
    private static final Set<Integer> TEXTS = Set.of(0, 1, HEAD.size() - 1);

    private FigureTable() {}

    static String of(List<Figure> figures) {
        Goals goals = new Goals(figures);
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure, goals.verdict(figure))));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        figures.stream().filter(figure -> !figure.details().isEmpty()).forEach(figure -> lines.add(details(figure)));
        return String.join("\n", lines);
    }

    private static List<String> row(Figure figure, String verdict) {
        List<String> row = new ArrayList<>(List.of(
                figure.name(),
                figure.unit(),
                number(figure.value()),
                number(figure.least()) + " - " + number(figure.most()),
                number(figure.limit()),
                ratio(figure.shareOfLimit(), "%.2f"),
                number(figure.baseline()),
                ratio(figure.timesBaseline(), "%.1f")));
        PROCESSES.forEach(process -> row.add(ratio(figure.cpuSeconds().getOrDefault(process, Double.NaN), "%.2f")));
        row.add(verdict);
        return row;
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> ("%" + (TEXTS.contains(i) ? "-" : "") + widths[i] + "s").formatted(row.get(i)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String details(Figure figure) {
        Map<String, Double> details = figure.details();
        return figure.name() + ": "
                + new TreeSet<>(details.keySet())
                        .stream()
                                .map(name -> name + " " + number(details.get(name)))
                                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return ratio(value, Math.abs(value) < 100 && value != Math.rint(value) ? "%,.2f" : "%,.0f");
    }

    private static String ratio(double value, String format) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
