package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Two instances, which share the partitions. */
@UnderFaults
class InstancesIT {

    private static final int LOOPS = 2;
    private static final int SOME = 100;
    private static final int ROUNDS = 5;

    @BeforeEach
    void twoInstances(BreakableSystem system) throws Exception {
        system.second().start();
        awaitMembers(system, 2 * LOOPS);
    }

    @AfterAll
    static void oneAgain(BreakableSystem system) throws Exception {
        system.second().stop();
    }

    /** Frozen beyond its session, in the middle of a batch that another then takes over. */
    @Test
    void aFrozenInstanceThatThawsDoesNothingThatAnotherDidMeanwhile(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 6, 150).customersCome(30)) {
            sale.awaitAccepted(SOME);
            system.databaseWire().slow(Duration.ofMillis(100));
            long before = sale.books().decided();
            sale.backlog(1_500);
            sale.awaitDecided(before + 1);
            system.first().freeze();
            system.databaseWire().calm();
            awaitMembers(system, LOOPS);
            sale.awaitDecided(before + 1_500);
            system.first().thaw();
            awaitMembers(system, 2 * LOOPS);
            sale.awaitAccepted(SOME);
            sale.endsWell();
        }
    }

    @Test
    void nothingIsLostWhileAnInstanceJoinsAndLeavesAgainAndAgain(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 6, 200).customersCome(30)) {
            for (int round = 0; round < ROUNDS; round++) {
                sale.backlog(300);
                system.second().leave();
                sale.backlog(300);
                system.second().join();
            }
            sale.endsWell();
        }
    }

    /** Products 1 and 2 in one partition, 2 and 3 in another, and so on: each stock is wanted by two loops at once. */
    @Test
    void noOrderFailsByConflictWhileStockRemains(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 8, 100_000).customersCome(30)) {
            for (int wave = 0; wave < 5; wave++) {
                sale.backlog(IntStream.range(0, 800)
                        .mapToObj(number -> overlapping(sale, number))
                        .toList());
            }
            sale.endsWell();
            assertThat(sale.books().rows().values())
                    .allMatch(row -> row.status().equals("CONFIRMED"));
        }
    }

    /** A second order would have a trace id of its own, and be one that nobody asked for. */
    @Test
    void triesUnderOneKeyAtSeveralInstancesAreOneOrderThoughRedisIsEmptiedMeanwhile(BreakableSystem system)
            throws Exception {
        try (Sale sale = Sale.open(system, 4, 150);
                RedisClient redis = Reckoning.redis(system)) {
            for (int customer = 0; customer < 10 * SOME; customer++) {
                if (customer % 10 == 0) {
                    redis.flushAll();
                }
                sale.orderEverywhere();
            }
            sale.endsWell();
            assertThat(sale.books().rows()).hasSize(10 * SOME);
        }
    }

    private static Purchase overlapping(Sale sale, int number) {
        int first = number % (sale.products().size() - 1);
        return new Purchase(
                sale.unpublished().member(),
                Map.of(sale.products().get(first), 1, sale.products().get(first + 1), 2));
    }

    private static void awaitMembers(BreakableSystem system, int members) {
        OrderTopic topic = new OrderTopic(system.services().kafka());
        await(members + " members")
                .atMost(Duration.ofMinutes(2))
                .until(() -> topic.members().size() == members);
    }
}
