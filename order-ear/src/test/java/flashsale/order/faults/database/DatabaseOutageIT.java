package flashsale.order.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.DatabaseSessions;
import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.CustomerOrder.Result;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.faults.client.Readiness;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.CommitFault;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.fixture.ReadOnlyDatabase;
import flashsale.order.faults.fixture.TcpProxy;
import flashsale.order.faults.load.LoadRun;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database crashes, hangs or loses commits. */
@FaultTest
class DatabaseOutageIT {

    private static final int CUSTOMERS = 50;
    private static final int SOME = 100;
    private static final int KEYED_ORDERS = 30;
    private static final int COMMITS = 3;

    @Test
    void everyOrderIsDecidedOnceWhenTheDatabaseCrashes(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            run.publishBacklog(500);
            system.services().database().process().orElseThrow().kill();
            run.awaitAccepted(SOME);
            system.services().database().start();
            run.awaitAccepted(SOME);
            run.assertConsistent();
        }
    }

    @Test
    void ordersWithIdempotencyKeysAreAcceptedWhileTheDatabaseIsDown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150)) {
            run.orderAtEveryInstance();
            run.awaitDrained();
            system.services().database().process().orElseThrow().kill();
            for (int customer = 0; customer < KEYED_ORDERS; customer++) {
                run.orderAtEveryInstance();
            }
            assertThat(run.history().count(Result.ACCEPTED)).isEqualTo(KEYED_ORDERS + 1);
            system.services().database().start();
            run.assertConsistent();
        }
    }

    /** A load balancer sends orders only to instances that are ready. */
    @Test
    @Tag("short")
    void anInstanceStaysReadyAndAcceptsEveryOrderWhileTheDatabaseIsDown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150)) {
            system.services().database().process().orElseThrow().kill();
            run.publishBacklog(SOME);
            await("readiness to show the database and the loops")
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> Readiness.of(system.first()),
                            shown -> shown.failedChecks().contains("database") && shown.hasFailedLoop());
            for (int customer = 0; customer < KEYED_ORDERS; customer++) {
                assertThat(OrderClient.readiness(system.first().http()).statusCode())
                        .isEqualTo(200);
                run.orderAtEveryInstance();
            }
            assertThat(run.history().count(Result.ACCEPTED)).isEqualTo(SOME + KEYED_ORDERS);
            system.services().database().start();
            run.assertConsistent();
        }
    }

    @Test
    void everyOrderIsDecidedOnceWhenConnectionsCloseBeforeTheCommit(BreakableSystem system) throws Exception {
        loseCommits(system, TcpProxy.Action.CLOSE);
    }

    /** The commits succeed, but the server does not learn of it. */
    @Test
    @Tag("short")
    void everyOrderIsDecidedOnceWhenTheResponseToTheCommitIsLost(BreakableSystem system) throws Exception {
        loseCommits(system, TcpProxy.Action.CLOSE_BEFORE_RESPONSE);
    }

    @Test
    void productsAreAnswered503InTimeWhileTheDatabaseHangs(BreakableSystem system) throws Exception {
        system.databaseProxy().delay(Duration.ofMinutes(1));

        for (String path : new String[] {"/api/v1/products", "/api/v1/products/1"}) {
            HttpResponse<String> response = OrderClient.get(system.first().http(), path);
            assertThat(response.statusCode()).as(path).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
        system.databaseProxy().reset();
        await("products to be readable again")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> OrderClient.get(system.first().http(), "/api/v1/products")
                                .statusCode()
                        == 200);
    }

    /** The driver gives up only after 30 s and would hold a server thread for as long. */
    @Test
    void noRequestBlocksWhileTheDatabaseHangs(BreakableSystem system) throws Exception {
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            system.databaseProxy().delay(Duration.ofMinutes(1));
            CustomerOrder undecided = run.orders().next();
            run.orderWithKey("while-the-database-hangs", undecided);

            assertThat(client.putProduct(1, 5, operator).statusCode()).isEqualTo(503);
            assertThat(client.restock(1, 5, operator).statusCode()).isEqualTo(503);
            assertThat(OrderClient.readiness(system.first().http()).body()).contains("no answer");
            HttpResponse<String> status = client.status(undecided).join();
            assertThat(status.statusCode()).isEqualTo(200);
            assertThat(status.body()).contains("PROCESSING");

            system.databaseProxy().reset();
            run.assertConsistent();
        }
    }

    @Test
    void aChangeIsAnswered503WhileTheDatabaseIsDown(BreakableSystem system) throws Exception {
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        system.services().database().process().orElseThrow().kill();

        assertThat(client.putProduct(1, 5, operator).statusCode()).isEqualTo(503);
    }

    @Test
    void changesAreAnswered503AndOrdersAcceptedWhileTheDatabaseIsReadOnly(BreakableSystem system) throws Exception {
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        try (LoadRun run = LoadRun.start(system, 3, 150)) {
            long product = run.products().get(0);
            // A connection to the database that is stopped would be another fault.
            new DatabaseSessions(system).awaitNone();
            ReadOnlyDatabase readOnly = ReadOnlyDatabase.of(system);
            try {
                for (HttpResponse<String> response :
                        List.of(client.restock(product, 5, operator), client.putProduct(1, 5, operator))) {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
                    assertThat(response.headers().firstValue("Retry-After")).isPresent();
                }
                assertThat(Readiness.of(system.first()).failedChecks()).contains("database");
                run.orderAtEveryInstance();
                assertThat(run.history().count(Result.ACCEPTED)).isEqualTo(1);
            } finally {
                readOnly.stop();
            }
            run.assertConsistent();
        }
    }

    private static void loseCommits(BreakableSystem system, TcpProxy.Action action) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            CommitFault commitFault = new CommitFault(COMMITS, action);
            system.databaseProxy().intercept(commitFault);
            run.publishBacklog(500);
            await("commits to be lost").atMost(Duration.ofMinutes(1)).until(commitFault::isDone);
            run.awaitAccepted(SOME);
            run.assertConsistent();
        }
    }
}
