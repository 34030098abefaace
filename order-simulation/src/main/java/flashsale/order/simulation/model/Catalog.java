package flashsale.order.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The products on sale, with consecutive ids.
 *
 * @param initial stock and version of each product before the sale, in the order of the ids
 */
public record Catalog(long firstId, List<Stock> initial) {

    /**
     * Stock and version of a product, as read from HTTP or the database.
     *
     * @param units remaining units
     */
    public record Stock(long units, long version) {
        @Override
        public String toString() {
            return "%,d units in version %d".formatted(units, version);
        }
    }

    public static BigDecimal price(long productId) {
        return BigDecimal.valueOf(1990 + productId % 100, 2);
    }

    public int count() {
        return initial.size();
    }

    public long lastId() {
        return firstId + count() - 1;
    }

    LongStream ids() {
        return LongStream.rangeClosed(firstId, lastId());
    }

    /** One unit of each product, in the form of {@code StoredDecision}: {@code 1001x1 1002x1}. */
    public String oneOfEach() {
        return ids().mapToObj(id -> id + "x1").collect(Collectors.joining(" "));
    }

    /** The JSON body of an order for one unit of each product. */
    public byte[] order(String receiver) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        ids().forEach(id ->
                items.add(Json.createObjectBuilder().add("productId", id).add("quantity", 1)));
        return Json.createObjectBuilder()
                .add("items", items)
                .add(
                        "receiverInfo",
                        Json.createObjectBuilder()
                                .add("name", receiver)
                                .add("phone", "+49 30 0000000")
                                .add("address", "1 Market Square"))
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    public BigDecimal priceOfOneOfEach() {
        return ids().mapToObj(Catalog::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
