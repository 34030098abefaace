package flashsale.order.simulation.benchmark.figure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The goals of the figures, for two cores that all processes share. */
final class Goals {
    private static final double SHARE_OF_DECIDING = 0.7;
    private static final double TIMES_BASELINE = 15;
    private static final double SHARE_OF_INTAKE = 0.6;
    private static final double SHARE_AT_A_MILLION = 0.9;
    private static final double MILLIS_OF_ONE = 50;

    private final Map<String, Figure> figures;

    Goals(List<Figure> figures) {
        this.figures = figures.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    }

    /** Returns a figure's goal and whether it is reached; empty if it has none. */
    String verdict(Figure figure) {
        return switch (figure.name()) {
            case "decide" ->
                both(
                        verdict(figure.shareOfLimit() >= SHARE_OF_DECIDING, SHARE_OF_DECIDING + " of the limit"),
                        verdict(figure.timesBaseline() >= TIMES_BASELINE, "15 x the baseline"));
            case "hot-product" -> against("decide", 1, figure, "not below decide");
            case "sold-out" -> against("decide", Math.nextUp(1.0), figure, "faster than decide");
            case "intake" ->
                Double.isNaN(figure.limit())
                        ? ""
                        : verdict(figure.shareOfLimit() >= SHARE_OF_INTAKE, SHARE_OF_INTAKE + " of the limit");
            case "end-to-end" -> verdict(figure.value() < MILLIS_OF_ONE, "p99 under 50 ms");
            case "growth-1000000" -> against("growth-10000", SHARE_AT_A_MILLION, figure, "0.9 of growth-10000");
            default -> "";
        };
    }

    private String against(String other, double factor, Figure figure, String label) {
        Figure known = figures.get(other);
        return known == null ? "" : verdict(figure.value() >= factor * known.value(), label);
    }

    private static String verdict(boolean reached, String goal) {
        return String.format(Locale.ROOT, "%s: %s", reached ? "reached" : "MISSED", goal);
    }

    private static String both(String one, String other) {
        return one + "; " + other;
    }
}
