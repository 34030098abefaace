package flashsale.order.simulation.benchmark.figure;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes the figures as JSON. */
final class FigureJson {
    private FigureJson() {}

    /** {@code {"figures":[{"name","unit","value","rounds","limit","baseline","cpuSeconds",…details}]}}, null where there is none. */
    static JsonObject of(List<Figure> figures) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        figures.forEach(figure -> all.add(of(figure)));
        return Json.createObjectBuilder().add("figures", all).build();
    }

    private static JsonObjectBuilder of(Figure figure) {
        JsonArrayBuilder rounds = Json.createArrayBuilder();
        figure.rounds().forEach(round -> rounds.add(number(round)));
        JsonObjectBuilder cpu = Json.createObjectBuilder();
        figure.cpuSeconds().forEach((process, seconds) -> cpu.add(process, number(seconds)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", figure.name())
                .add("unit", figure.unit())
                .add("value", number(figure.value()))
                .add("rounds", rounds)
                .add("limit", number(figure.limit()))
                .add("baseline", number(figure.baseline()))
                .add("cpuSeconds", cpu);
        figure.details().forEach((name, value) -> json.add(name, number(value)));
        return json;
    }

    private static JsonValue number(double value) {
        if (!Double.isFinite(value)) {
            return JsonValue.NULL;
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        // Not 1E+3 for a thousand
        return Json.createValue(rounded.setScale(Math.max(0, rounded.scale())));
    }
}
