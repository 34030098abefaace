package flashsale.order.domain;

import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Decision.Confirmed;
import flashsale.order.domain.Decision.Rejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants of every sequence of requests, checked on random sequences from fixed seeds. */
class StockAllocatorBalanceTest {

    private static final int PRODUCTS = 6;
    private static final int REQUESTS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void initialStockLessSoldUnitsIsTheRemainingStockAndNeverNegative(long seed) {
        Random random = new Random(seed);
        List<Product> products = LongStream.rangeClosed(1, PRODUCTS)
                .mapToObj(id -> product(id, random.nextInt(200)))
                .toList();
        StockAllocator stockAllocator = new StockAllocator(products);

        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            decisions.add(stockAllocator.decide(randomRequest(random), NOON));
            assertThat(stockAllocator.remaining().values()).allMatch(left -> left >= 0);
        }

        assertThat(decisions).hasAtLeastOneElementOfType(Confirmed.class).hasAtLeastOneElementOfType(Rejected.class);
        assertThat(stockAllocator.remaining()).isEqualTo(initialStockLessSold(products, soldUnits(decisions)));
    }

    private static OrderRequest randomRequest(Random random) {
        List<Long> ids =
                new ArrayList<>(LongStream.rangeClosed(1, PRODUCTS).boxed().toList());
        Collections.shuffle(ids, random);
        return requestOf(ids.stream()
                .limit(1 + random.nextInt(3))
                .map(id -> new OrderItem(id, 1 + random.nextInt(5)))
                .toArray(OrderItem[]::new));
    }

    private static Map<Long, Integer> soldUnits(List<Decision> decisions) {
        return decisions.stream()
                .filter(Confirmed.class::isInstance)
                .flatMap(confirmed -> confirmed.request().items().stream())
                .collect(Collectors.groupingBy(OrderItem::productId, Collectors.summingInt(OrderItem::quantity)));
    }

    private static Map<Long, Integer> initialStockLessSold(List<Product> products, Map<Long, Integer> sold) {
        return products.stream()
                .filter(product -> sold.containsKey(product.id()))
                .collect(Collectors.toMap(Product::id, product -> product.stock() - sold.get(product.id())));
    }
}
