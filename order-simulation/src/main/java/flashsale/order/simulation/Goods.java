package flashsale.order.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The products on sale, with ids that follow each other.
 *
 * @param initial state of each when it was put on sale, in the order of the ids
 */
record Goods(long firstId, List<Stock> initial) {

    /**
     * A product as a place knows it.
     *
     * @param pieces left
     */
    record Stock(long pieces, long version) {
        @Override
        public String toString() {
            return "%,d pieces in version %d".formatted(pieces, version);
        }
    }

    static BigDecimal price(long productId) {
        return BigDecimal.valueOf(1990 + productId % 100, 2);
    }

    int count() {
        return initial.size();
    }

    long lastId() {
        return firstId + count() - 1;
    }

    LongStream ids() {
        return LongStream.rangeClosed(firstId, lastId());
    }

    /** One of each, as the ledger writes an order's items: {@code 1001x1 1002x1}. */
    String oneOfEach() {
        return ids().mapToObj(id -> id + "x1").collect(Collectors.joining(" "));
    }

    BigDecimal priceOfOneOfEach() {
        return ids().mapToObj(Goods::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
