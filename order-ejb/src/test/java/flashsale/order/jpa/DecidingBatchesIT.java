package flashsale.order.jpa;

import static flashsale.order.fixture.Together.begin;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.Outcome;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecidingBatchesIT {

    private static final int NO_RETRY = 1;

    private final RealDatabase database = RealDatabase.get();

    @Test
    void aLargeBatchDoesNotConflictWithItself() {
        List<Product> products = database.onSale(Samples.products(20, 1_000));
        List<OrderRequest> batch = ofThreeItems(1_000, products);

        List<Outcome> outcomes = database.decideOrders(NO_RETRY).decide(batch);

        assertThat(outcomes).hasSize(1_000).allMatch(outcome -> outcome.status().state() == State.COMPLETED);
        assertThat(products)
                .extracting(product -> database.products().find(product.id()).orElseThrow())
                .containsExactlyElementsOf(products.stream()
                        .map(product -> product.withStock(850).withVersion(product.version() + 1))
                        .toList());
        assertThat(database.sql()
                        .number(
                                "select count(*) from order_item where product_id >= ? and product_id <= ?",
                                products.get(0).id(),
                                products.get(19).id()))
                .isEqualTo(3_000);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheOrders() {
        List<Product> products = database.onSale(Samples.products(20, 1_000));
        DecideOrders decideOrders = database.decideOrders(NO_RETRY);
        decideOrders.decide(ofThreeItems(100, products));

        StatementCount hundred =
                StatementCount.of(database.sql(), () -> decideOrders.decide(ofThreeItems(100, products)));
        StatementCount thousand =
                StatementCount.of(database.sql(), () -> decideOrders.decide(ofThreeItems(1_000, products)));

        assertThat(hundred.updates()).isEqualTo(20);
        // 100 orders are 64 + 32 + 4 rows, their items 256 + 32 + 8 + 4; 1,000 are 3 * 256 + 128 + 64 + 32 + 8, their
        // items 11 * 256 + 128 + 32 + 16 + 8.
        assertThat(hundred.inserts()).isEqualTo(3 + 4);
        assertThat(thousand.inserts()).isEqualTo(7 + 15);
        assertThat(thousand.updates()).isEqualTo(hundred.updates());
        assertThat(thousand.selects()).isEqualTo(hundred.selects());
    }

    @Test
    void rivalsWithRetriesSellExactlyTheStock() {
        Product product = database.onSale(Samples.product(250));

        List<Outcome> outcomes = Stream.generate(() -> begin(() -> decideBatches(product))).limit(4).toList().stream()
                .flatMap(rival -> Together.end(rival).stream())
                .toList();

        Map<Optional<Reason>, List<Outcome>> byReason =
                outcomes.stream().collect(groupingBy(outcome -> outcome.status().reason()));
        assertThat(byReason.get(Optional.<Reason>empty())).hasSize(250);
        assertThat(byReason.get(Optional.of(Reason.OUT_OF_STOCK))).hasSize(150);
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isZero();
        assertThat(database.sql().number("select sum(quantity) from order_item where product_id = ?", product.id()))
                .isEqualTo(250);
    }

    @Test
    void aBatchThatIsDecidedAgainChangesNothing() {
        Product product = database.onSale(Samples.product(10));
        List<OrderRequest> batch = Samples.requests(12, product);
        List<Outcome> first = database.decideOrders(NO_RETRY).decide(batch);

        List<Outcome> again = database.decideOrders(NO_RETRY).decide(batch);

        assertThat(again)
                .extracting(Outcome::status)
                .containsExactlyElementsOf(first.stream().map(Outcome::status).toList());
        assertThat(again).allMatch(Outcome::decidedBefore);
        assertThat(database.products().find(product.id()))
                .contains(product.withStock(0).withVersion(product.version() + 1));
    }

    @Test
    void aRedrivenRequestIsConfirmedAfterARestock() {
        Product product = database.onSale(Samples.product(0));
        OrderRequest request = Samples.request(product);
        database.decideOrders(NO_RETRY).decide(List.of(request));
        database.unitOfWork().run(() -> database.products().change(product.withStock(1)));

        List<OrderRequest> again = List.of(Samples.redriven(request, 2));
        Outcome redriven = database.decideOrders(NO_RETRY).decide(again).get(0);
        Outcome twice = database.decideOrders(NO_RETRY).decide(again).get(0);

        assertThat(redriven.status().state()).isEqualTo(State.COMPLETED);
        assertThat(redriven.decidedBefore()).isFalse();
        assertThat(database.orders().find(request.traceId())).contains(redriven.view());
        assertThat(twice).isEqualTo(new Outcome(again.get(0), OrderView.of(redriven.status()), true));
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isZero();
    }

    private List<Outcome> decideBatches(Product product) {
        return IntStream.range(0, 5)
                .mapToObj(any -> database.decideOrders(20).decide(Samples.requests(20, product)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<OrderRequest> ofThreeItems(int count, List<Product> products) {
        return IntStream.range(0, count)
                .mapToObj(number -> Samples.request(IntStream.range(number, number + 3)
                        .mapToObj(at ->
                                new OrderItem(products.get(at % products.size()).id(), 1))
                        .toList()))
                .toList();
    }
}
