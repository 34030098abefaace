package flashsale.order.simulation.benchmark.figure;

import jakarta.json.JsonObject;
import java.util.List;

/** The figures of a run as table, JSON and SVG. */
public record Results(List<Figure> figures) {
    public Results {
        figures = List.copyOf(figures);
    }

    /** Returns a table, without a final line break. */
    public String table() {
        return FigureTable.of(figures);
    }

    public JsonObject json() {
        return FigureJson.of(figures);
    }

    /** Returns a picture, SVG 1.1. */
    public String svg() {
        return FigureSvg.of(figures);
    }
}
