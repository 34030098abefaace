package flashsale.order.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.DatabaseSessions;
import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.fixture.FreezeAtCommit;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sessions that instances have with the database: frozen within a transaction, or idle. */
@FaultTest
class DatabaseSessionsIT {

    private static final int LOOPS = 2;
    private static final int BACKLOG = 2_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @AfterEach
    void stopSecondInstance(BreakableSystem system) throws Exception {
        system.first().resume();
        system.second().stop();
    }

    /** The database frees the rows of a client that says nothing; the frozen client's commit comes too late. */
    @Test
    void anInstanceContinuesWhileAnotherIsFrozenWithinATransaction(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, BACKLOG)) {
            run.orderAtEveryInstance();
            run.awaitDrained();
            system.second().start();
            system.second().undeploy();
            awaitGroupMembers(system, LOOPS);
            FreezeAtCommit freeze = new FreezeAtCommit(system.first());
            system.databaseProxy().intercept(freeze);
            run.publishBacklog(BACKLOG);
            await("the commit of a batch").atMost(TIMEOUT).until(freeze::isFrozen);
            system.second().deploy();
            run.awaitDecided(1 + BACKLOG);
            freeze.thaw();
            run.assertConsistent();
        }
    }

    @Test
    void idleConnectionsAreClosedByThePoolAndNotByTheDatabase(BreakableSystem system) throws Exception {
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        try (LoadRun run = LoadRun.start(system, 3, 150)) {
            run.publishBacklog(500);
            run.awaitDrained();
            DatabaseSessions sessions = new DatabaseSessions(system);
            long aborted = sessions.aborted();

            sessions.awaitNone();

            assertThat(sessions.aborted()).isEqualTo(aborted);
            assertThat(client.restock(run.products().get(0), 1, operator).statusCode())
                    .isEqualTo(200);
        }
    }

    /** A connection keeps settings that the database had when it was opened, such as the size of a packet. */
    @Test
    void connectionsAreReplacedWhileTheyAreUsed(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 1_000).withCustomers(20)) {
            run.awaitAccepted(50);
            DatabaseSessions sessions = new DatabaseSessions(system);
            Set<Long> old = sessions.ids();

            await("the connections to be replaced")
                    .atMost(TIMEOUT)
                    .until(() -> Collections.disjoint(old, sessions.ids()));

            assertThat(old).isNotEmpty();
            run.assertConsistent();
        }
    }

    private static void awaitGroupMembers(BreakableSystem system, int members) {
        OrderTopic topic = new OrderTopic(system.services().kafka());
        await(members + " members").atMost(TIMEOUT).until(() -> topic.members().size() == members);
    }
}
