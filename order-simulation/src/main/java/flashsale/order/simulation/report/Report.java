package flashsale.order.simulation.report;

import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.ProductAudit;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The result of a promotion.
 *
 * @param requests orders sent
 * @param accepted requests answered 202 with a trace id
 * @param completed requests with an order, as customers saw it
 * @param failed requests without one, as customers saw it
 * @param deadLetters records in the dead letter topic
 * @param products each product before and after
 * @param acceptSeconds from the first POST to the last 202
 * @param decideSeconds from the first POST until the last customer saw a final status
 * @param decidedSeconds from the first POST to the latest {@code decidedAt} of the system, by this machine's clock
 * @param postMillis latency of a POST
 * @param violations one sentence for each violation; empty if every promise held
 */
public record Report(
        int requests,
        int accepted,
        int completed,
        int failed,
        int deadLetters,
        List<Product> products,
        double acceptSeconds,
        double decideSeconds,
        double decidedSeconds,
        Percentiles postMillis,
        List<String> violations) {

    /** A product before and after; {@code finalStock} and {@code version} by the database. */
    public record Product(long productId, long initialStock, long finalStock, long version) {
        public static Product of(ProductAudit productAudit) {
            Stock stored = productAudit.stored();
            return new Product(
                    productAudit.productId(), productAudit.initial().units(), stored.units(), stored.version());
        }
    }

    public Report {
        products = List.copyOf(products);
        violations = List.copyOf(violations);
    }

    /** Returns the report of a promotion that could not start. */
    public static Report notStarted(String violation) {
        return new Report(0, 0, 0, 0, 0, List.of(), 0, 0, 0, new Percentiles(0, 0, 0), List.of(violation));
    }

    /** Whether every promise held. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** Returns the text for a terminal, without a final line break. */
    public String text() {
        return ReportText.of(this);
    }

    /** Returns the report as JSON; times rounded to thousandths. */
    public JsonObject json() {
        JsonArrayBuilder audits = Json.createArrayBuilder();
        products.forEach(product -> audits.add(Json.createObjectBuilder()
                .add("productId", product.productId)
                .add("initialStock", product.initialStock)
                .add("finalStock", product.finalStock)
                .add("version", product.version)));
        return Json.createObjectBuilder()
                .add("requests", requests)
                .add("accepted", accepted)
                .add("completed", completed)
                .add("failed", failed)
                .add("deadLetters", deadLetters)
                .add("products", audits)
                .add("acceptSeconds", thousandths(acceptSeconds))
                .add("decideSeconds", thousandths(decideSeconds))
                .add(
                        "postMillis",
                        Json.createObjectBuilder()
                                .add("p50", thousandths(postMillis.p50()))
                                .add("p95", thousandths(postMillis.p95()))
                                .add("p99", thousandths(postMillis.p99())))
                .add("violations", Json.createArrayBuilder(violations))
                .build();
    }

    private static BigDecimal thousandths(double number) {
        return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP);
    }
}
