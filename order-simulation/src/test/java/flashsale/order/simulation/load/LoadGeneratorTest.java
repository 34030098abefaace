package flashsale.order.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.simulation.check.ResponseChecks;
import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.ServiceFault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The load generator against a stub that breaks a promise: the report contains it, and reports nothing for a correct stub. */
class LoadGeneratorTest {
    private static final Promotion PROMOTION = new Promotion(40, 2, 10, 20);
    private static final Catalog CATALOG = new Catalog(1001, List.of(new Stock(10, 0), new Stock(10, 0)));

    @Test
    void aCorrectShopHasNoViolations() throws Exception {
        try (StubShop shop = new StubShop(10)) {
            assertThat(play(shop)).isEmpty();
            assertThat(shop.placed).hasValue(40);
        }
    }

    @Test
    void everyCustomerHasAConnectionBeforeTheSaleOpens() throws Exception {
        try (StubShop shop = new StubShop(10);
                LoadGenerator load = generator(shop.uri())) {
            assertThat(load.openPages(1001)).isEmpty();
            assertThat(shop.connections).hasSize(20);
            assertThat(shop.placed).hasValue(0);
        }
    }

    @Test
    void aDuplicateTraceIdIsReported() throws Exception {
        StubShop faulty = new StubShop(10) {
            @Override
            String traceId(int number) {
                return number < 2 ? "the-same" : super.traceId(number);
            }
        };
        assertThat(play(faulty)).contains("Trace ids given to more than one request: 1, such as the-same");
    }

    @Test
    void aSurplusOrderIsReported() throws Exception {
        StubShop faulty = new StubShop(10) {
            @Override
            Reply status(int number, String traceId) {
                return number == 10 ? completed(traceId) : super.status(number, traceId);
            }
        };
        assertThat(play(faulty))
                .containsExactly(
                        "11 requests are COMPLETED, but 10 should be", "29 requests are FAILED, but 30 should be");
    }

    @Test
    void aRefusedOrderIsReportedWithItsProblem() throws Exception {
        StubShop faulty = new StubShop(10) {
            @Override
            Reply accept(int number, String traceId) {
                return number == 39 ? problem(503, "Too many orders") : super.accept(number, traceId);
            }
        };
        assertThat(play(faulty)).containsExactly("Orders that did not get a 202: 1, such as 503 (Too many orders)");
    }

    @Test
    void aMissingLocationIsReported() throws Exception {
        StubShop faulty = new StubShop(10) {
            @Override
            Reply accept(int number, String traceId) {
                Reply correct = super.accept(number, traceId);
                return number == 0 ? new Reply(202, Map.of(), correct.body()) : correct;
            }
        };
        assertThat(play(faulty))
                .singleElement()
                .asString()
                .startsWith("202 responses that break the contract: 1, such as 202 for")
                .endsWith("with Location ''");
    }

    @Test
    void aStatusThatIsNeverFinalIsReportedAndDoesNotHang() throws Exception {
        StubShop faulty = new StubShop(10) {
            @Override
            Reply status(int number, String traceId) {
                return number == 39 ? problem(500, "Out of order") : super.status(number, traceId);
            }
        };
        assertThat(play(faulty))
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("Requests without a final status: 1, such as")
                        .endsWith("last response 500 (Out of order)"));
    }

    @Test
    void anUnreachableShopIsReported() throws Exception {
        StubShop unreachable = new StubShop(10);
        unreachable.close();
        assertThat(play(unreachable))
                .containsExactly(
                        "Customers who could not open the product page: 20,"
                                + " such as no response: Connection refused (20 times)",
                        "Orders that did not get a 202: 40, such as no response: Connection refused (40 times)");
    }

    private static List<String> play(StubShop shop) throws InterruptedException, ServiceFault {
        try (shop;
                LoadGenerator load = generator(shop.uri())) {
            List<String> violations = new ArrayList<>(load.openPages(1001));
            violations.addAll(ResponseChecks.violations(PROMOTION, load.run()));
            return violations;
        }
    }

    private static LoadGenerator generator(URI uri) throws ServiceFault {
        Members members = Members.ofRun("test", PROMOTION.customers(), (member, group) -> member);
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new LoadGenerator(PROMOTION, List.of(uri), CATALOG, members, silence);
    }
}
