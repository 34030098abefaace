package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.Purchase.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@UnderFaults
class DatabaseIT {

    private static final int CUSTOMERS = 50;
    private static final int SOME = 100;
    private static final int FEW = 30;
    private static final int COMMITS = 3;

    @Test
    void everyDecisionIsMadeOnceWhenTheDatabaseIsKilledAndRestarted(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            sale.backlog(500);
            system.services().database().process().orElseThrow().kill();
            sale.awaitAccepted(SOME);
            system.services().database().start();
            sale.awaitAccepted(SOME);
            sale.endsWell();
        }
    }

    @Test
    void ordersWithIdempotencyKeysAreTakenWhileTheDatabaseIsAway(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150)) {
            sale.orderEverywhere();
            sale.awaitNothingLeft();
            system.services().database().process().orElseThrow().kill();
            for (int customer = 0; customer < FEW; customer++) {
                sale.orderEverywhere();
            }
            assertThat(sale.ledger().count(Answer.ACCEPTED)).isEqualTo(FEW + 1);
            system.services().database().start();
            sale.endsWell();
        }
    }

    @Test
    void everyDecisionIsMadeOnceWhenConnectionsAreCutBetweenFlushAndCommit(BreakableSystem system) throws Exception {
        loseCommits(system, Wire.Fate.CUT);
    }

    /** The decisions stand, and their server does not know. */
    @Test
    @Tag("short")
    void everyDecisionIsMadeOnceWhenTheAnswerToTheCommitIsLost(BreakableSystem system) throws Exception {
        loseCommits(system, Wire.Fate.CUT_BEFORE_ANSWER);
    }

    @Test
    void aPageIsAnsweredInTimeThoughTheDatabaseStandsStill(BreakableSystem system) throws Exception {
        system.databaseWire().slow(Duration.ofMinutes(1));

        for (String path : new String[] {"/api/v1/products", "/api/v1/products/1"}) {
            HttpResponse<String> answer = Storefront.page(system.first().http(), path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        system.databaseWire().calm();
        await("products to be shown again")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> Storefront.page(system.first().http(), "/api/v1/products")
                                .statusCode()
                        == 200);
    }

    /** Until the driver gives up half a minute goes by, and a thread of the server's with it. */
    @Test
    void noCallIsHeldByADatabaseThatStandsStill(BreakableSystem system) throws Exception {
        Storefront storefront = new Storefront(() -> List.of(system.first().http()), new Ledger());
        String operator = system.key().token("operator-1", "operator");
        try (Sale sale = Sale.open(system, 1, 100)) {
            system.databaseWire().slow(Duration.ofMinutes(1));
            Purchase undecided = sale.nextPurchase();
            sale.orderUnder("while-it-stands-still", undecided);

            assertThat(storefront.putProduct(1, 5, operator).statusCode()).isEqualTo(503);
            assertThat(storefront.restock(1, 5, operator).statusCode()).isEqualTo(503);
            assertThat(Storefront.readiness(system.first().http()).body()).contains("no answer");
            HttpResponse<String> status = storefront.status(undecided).join();
            assertThat(status.statusCode()).isEqualTo(200);
            assertThat(status.body()).contains("PROCESSING");

            system.databaseWire().calm();
            sale.endsWell();
        }
    }

    @Test
    void aChangeThatFindsNoDatabaseIsRefusedWithA503(BreakableSystem system) throws Exception {
        Storefront storefront = new Storefront(() -> List.of(system.first().http()), new Ledger());
        String operator = system.key().token("operator-1", "operator");
        system.services().database().process().orElseThrow().kill();

        assertThat(storefront.putProduct(1, 5, operator).statusCode()).isEqualTo(503);
    }

    private static void loseCommits(BreakableSystem system, Wire.Fate fate) throws Exception {
        try (Sale sale = Sale.open(system, 3, 150).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            LostCommits lost = new LostCommits(COMMITS, fate);
            system.databaseWire().watch(lost);
            sale.backlog(500);
            await("commits to get lost").atMost(Duration.ofMinutes(1)).until(lost::happened);
            sale.awaitAccepted(SOME);
            sale.endsWell();
        }
    }
}
