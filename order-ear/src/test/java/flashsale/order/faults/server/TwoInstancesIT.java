package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.ConsistencyCheck;
import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Two instances that share the partitions. */
@FaultTest
class TwoInstancesIT {

    private static final int LOOPS_PER_INSTANCE = 2;
    private static final int SOME = 100;
    private static final int ROUNDS = 5;

    @BeforeEach
    void startSecondInstance(BreakableSystem system) throws Exception {
        system.second().start();
        awaitGroupMembers(system, 2 * LOOPS_PER_INSTANCE);
    }

    @AfterAll
    static void stopSecondInstance(BreakableSystem system) throws Exception {
        system.second().stop();
    }

    /** The instance is paused within a batch for longer than its session timeout, so that the other takes the batch over. */
    @Test
    void aResumedInstanceRepeatsNothingThatTheOtherHasDone(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 150).withCustomers(30)) {
            run.awaitAccepted(SOME);
            system.databaseProxy().delay(Duration.ofMillis(100));
            long before = run.database().decisionCount();
            run.publishBacklog(1_500);
            run.awaitDecided(before + 1);
            system.first().pause();
            system.databaseProxy().reset();
            awaitGroupMembers(system, LOOPS_PER_INSTANCE);
            run.awaitDecided(before + 1_500);
            system.first().resume();
            awaitGroupMembers(system, 2 * LOOPS_PER_INSTANCE);
            run.awaitAccepted(SOME);
            run.assertConsistent();
        }
    }

    @Test
    void noOrderIsLostWhileAnInstanceIsRedeployedRepeatedly(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 200).withCustomers(30)) {
            for (int round = 0; round < ROUNDS; round++) {
                run.publishBacklog(300);
                system.second().undeploy();
                run.publishBacklog(300);
                system.second().deploy();
            }
            run.assertConsistent();
        }
    }

    /** Orders of products 1 and 2 are in one partition, of 2 and 3 in another, and so on: two loops compete for each stock. */
    @Test
    void noOrderFailsByConflictWhileStockRemains(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 8, 100_000).withCustomers(30)) {
            for (int wave = 0; wave < 5; wave++) {
                run.publishBacklog(IntStream.range(0, 800)
                        .mapToObj(number -> overlapping(run, number))
                        .toList());
            }
            run.assertConsistent();
            assertThat(run.database().decisions().values())
                    .allMatch(row -> row.status().equals("CONFIRMED"));
        }
    }

    /** A second order would have a trace id that no client knows. */
    @Test
    void attemptsWithOneKeyAtTwoInstancesAreOneOrderEvenWhenRedisIsFlushed(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 4, 150);
                RedisClient redis = ConsistencyCheck.redis(system)) {
            for (int customer = 0; customer < 10 * SOME; customer++) {
                if (customer % 10 == 0) {
                    redis.flushAll();
                }
                run.orderAtEveryInstance();
            }
            run.assertConsistent();
            assertThat(run.database().decisions()).hasSize(10 * SOME);
        }
    }

    private static CustomerOrder overlapping(LoadRun run, int number) {
        int first = number % (run.products().size() - 1);
        return new CustomerOrder(
                run.orders().first().member(),
                Map.of(run.products().get(first), 1, run.products().get(first + 1), 2));
    }

    private static void awaitGroupMembers(BreakableSystem system, int members) {
        OrderTopic topic = new OrderTopic(system.services().kafka());
        await(members + " members")
                .atMost(Duration.ofMinutes(2))
                .until(() -> topic.members().size() == members);
    }
}
