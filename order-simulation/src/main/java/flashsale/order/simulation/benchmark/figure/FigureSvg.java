package flashsale.order.simulation.benchmark.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Draws the figures as SVG: a bar for each on its own scale, with marks for limit and baseline. */
final class FigureSvg {
    private static final int LEFT = 150;
    private static final int BAR = 460;
    private static final int WIDTH = 860;
    private static final int ROW = 44;
    private static final int TOP = 50;

    private FigureSvg() {}

    static String of(List<Figure> figures) {
        StringBuilder svg = new StringBuilder();
        int height = TOP + ROW * figures.size() + 10;
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                height);
        add(svg, "<title>Benchmark of the order system</title>");
        add(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        add(svg, "<text x=\"%d\" y=\"20\" font-weight=\"bold\">Median of the rounds</text>", LEFT);
        add(svg, "<rect x=\"%d\" y=\"28\" width=\"3\" height=\"12\" fill=\"#c0392b\"/>", LEFT);
        add(svg, "<text x=\"%d\" y=\"38\">limit</text>", LEFT + 8);
        add(svg, "<rect x=\"%d\" y=\"28\" width=\"3\" height=\"12\" fill=\"#7f8c8d\"/>", LEFT + 60);
        add(svg, "<text x=\"%d\" y=\"38\">baseline</text>", LEFT + 68);
        add(svg, "<rect x=\"%d\" y=\"33\" width=\"16\" height=\"2\" fill=\"#1a3c5e\"/>", LEFT + 140);
        add(svg, "<text x=\"%d\" y=\"38\">least to most</text>", LEFT + 162);
        for (int i = 0; i < figures.size(); i++) {
            row(svg, figures.get(i), TOP + ROW * i);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Figure figure, int y) {
        double scale = BAR
                / DoubleStream.of(figure.most(), figure.limit(), figure.baseline(), Double.MIN_NORMAL)
                        .filter(Double::isFinite)
                        .max()
                        .orElseThrow();
        add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 10, y + 20, figure.name());
        add(
                svg,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"#4a90d9\"/>",
                LEFT,
                y + 5,
                figure.value() * scale);
        add(
                svg,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"2\" fill=\"#1a3c5e\"/>",
                LEFT + figure.least() * scale,
                y + 15,
                (figure.most() - figure.least()) * scale);
        mark(svg, figure.limit(), scale, y, "#c0392b");
        mark(svg, figure.baseline(), scale, y, "#7f8c8d");
        add(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT + BAR + 12, y + 20, label(figure));
    }

    private static void mark(StringBuilder svg, double value, double scale, int y, String colour) {
        if (Double.isFinite(value)) {
            add(
                    svg,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"3\" height=\"30\" fill=\"%s\"/>",
                    LEFT + value * scale - 1.5,
                    y + 1,
                    colour);
        }
    }

    private static String label(Figure figure) {
        String value = String.format(Locale.ROOT, "%,.0f %s", figure.value(), figure.unit());
        String limit = Double.isFinite(figure.limit())
                ? String.format(Locale.ROOT, ", %.2f of the limit", figure.shareOfLimit())
                : "";
        return value + limit;
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
