package flashsale.order.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The products on sale, with ids that follow each other.
 *
 * @param initial state of each when it was put on sale, in the order of the ids
 */
public record Catalog(long firstId, List<Stock> initial) {

    /**
     * A product as a place knows it.
     *
     * @param pieces left
     */
    public record Stock(long pieces, long version) {
        @Override
        public String toString() {
            return "%,d pieces in version %d".formatted(pieces, version);
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

    /** One of each, as the ledger writes an order's items: {@code 1001x1 1002x1}. */
    public String oneOfEach() {
        return ids().mapToObj(id -> id + "x1").collect(Collectors.joining(" "));
    }

    /** The same as a customer posts it, in JSON. */
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
