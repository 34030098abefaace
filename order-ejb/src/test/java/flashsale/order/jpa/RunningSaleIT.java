package flashsale.order.jpa;

import static flashsale.order.fixture.Together.begin;
import static flashsale.order.fixture.Together.end;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.catalog.PatchProduct;
import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.fixture.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The terms of a product in the database, and their change while batches without a pause sell it. */
class RunningSaleIT {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123Z");
    private static final Instant LATEST = Instant.parse("2037-12-31T23:59:59.999Z");
    private static final SaleTerms TERMS = new SaleTerms(Optional.of(NOON), Optional.of(LATEST), true);
    private static final int PATCHES = 100;
    private static final int BATCH_SIZE = 200;
    private static final int STOCK = 10_000_000;

    private final RealDatabase database = RealDatabase.get();
    private final PatchProduct patchProduct = new PatchProduct(database.unitOfWork(), database.products());
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void termsAreFoundAsTheyWereWritten() {
        Product plain = database.onSale(Samples.product(1));
        Product limited = database.onSale(Samples.product(1).withTerms(TERMS));

        assertThat(database.products().find(limited.id())).contains(limited);
        assertThat(database.products().withTerms()).contains(limited).doesNotContain(plain);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachTermIsChangedByItself(SaleTerms before, SaleTerms after) {
        Product product = database.onSale(Samples.product(1).withTerms(before));

        patchProduct.patch(product.id(), current -> current.withTerms(after), new Unspecified());

        assertThat(database.products().find(product.id()).orElseThrow().terms()).isEqualTo(after);
    }

    static List<Arguments> changes() {
        return Stream.of(
                        TERMS.withPaused(false),
                        TERMS.withOpensAt(Optional.empty()),
                        TERMS.withClosesAt(Optional.empty()),
                        SaleTerms.NONE.withOpensAt(Optional.of(NOON)),
                        SaleTerms.NONE.withClosesAt(Optional.of(NOON)),
                        SaleTerms.NONE.withPaused(true))
                .flatMap(terms -> Stream.of(
                        Arguments.of(SaleTerms.NONE, terms),
                        Arguments.of(terms, SaleTerms.NONE),
                        Arguments.of(TERMS, terms)))
                .toList();
    }

    @Test
    void productsWithoutStockAreFound() {
        Product left = database.onSale(Samples.product(1));
        Product soldOut = database.onSale(Samples.product(0));

        assertThat(database.products().soldOut()).contains(soldOut).doesNotContain(left);
    }

    @Test
    void aRunningSaleIsChangedAHundredTimesWithoutALostUnitOrARejection() {
        Product product = database.onSale(Samples.product(STOCK));
        DecideOrders decideOrders = database.decideOrders(10);
        List<CompletableFuture<Integer>> loops = Stream.generate(() -> begin(() -> sell(product, decideOrders)))
                .limit(2)
                .toList();

        IntStream.rangeClosed(1, PATCHES).forEach(number -> patch(product, BigDecimal.valueOf(number, 2)));
        stopping.set(true);

        int confirmed = loops.stream().mapToInt(loop -> end(loop)).sum();
        Product after = database.products().find(product.id()).orElseThrow();
        assertThat(after.stock()).isEqualTo(STOCK - confirmed);
        assertThat(after.price()).isEqualTo(BigDecimal.valueOf(PATCHES, 2));
        assertThat(after.terms().paused()).isTrue();
    }

    private void patch(Product product, BigDecimal price) {
        assertThat(patchProduct.patch(
                        product.id(),
                        current -> current.withPrice(price)
                                .withTerms(current.terms().withPaused(true)),
                        new Unspecified()))
                .isInstanceOf(Changed.class);
    }

    /** Sells batches until the test stops it. Returns the number of orders. */
    private int sell(Product product, DecideOrders decideOrders) {
        int confirmed = 0;
        while (!stopping.get()) {
            assertThat(decideOrders.decide(Samples.requests(BATCH_SIZE, product)))
                    .extracting(outcome -> outcome.status().state())
                    .containsOnly(State.COMPLETED);
            confirmed += BATCH_SIZE;
        }
        return confirmed;
    }
}
