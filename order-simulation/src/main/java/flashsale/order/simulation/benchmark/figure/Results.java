package flashsale.order.simulation.benchmark.figure;

import jakarta.json.JsonObject;
import java.util.List;

/** The figures of a run in the forms in which they are shown. */
public record Results(List<Figure> figures) {
    public Results {
        figures = List.copyOf(figures);
    }

    /** One table, without a line break at the end. */
    public String table() {
        return FigureTable.of(figures);
    }

    public JsonObject json() {
        return FigureJson.of(figures);
    }

    /** A picture, SVG 1.1. */
    public String svg() {
        return FigureSvg.of(figures);
    }
}
