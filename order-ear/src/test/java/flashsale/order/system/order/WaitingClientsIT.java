package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.MetricsSnapshot;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.ServerProcess;
import flashsale.order.system.fixture.ServerQuirks;
import flashsale.order.system.fixture.SystemUnderTest;
import flashsale.order.system.order.WaitingClients.Order;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

/** Five thousand clients wait at one server with its usual heap of 512 MiB, and as many as it bears where that is less. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@EnabledOnOs(OS.LINUX)
class WaitingClientsIT {

    private static final int CROWD = ServerQuirks.maxWaitingClients(5_000);
    private static final int BATCH = 1_000;

    /** So few orders of each that nobody asks more often than a member may. */
    private static final int MEMBERS = 250;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** All that the server's pools may grow by while they take the crowd in; a tiny part of a thread for each client. */
    private static final int POOLS = 100;

    /** More than a server has to brokers, Redis, the database and a few clients. */
    private static final int ITS_OWN = 300;

    private final ApiClient api = new ApiClient(SystemUnderTest.server().http());
    private final List<Order> orders = IntStream.range(0, CROWD)
            .mapToObj(i -> "crowd-" + i % MEMBERS)
            .map(member -> new Order(member, SystemUnderTest.traceIds().issue(member)))
            .toList();

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    /** Who has gone away is waited for a while, and takes its place with it. */
    @BeforeEach
    void theCrowdBeforeHasGone() {
        ServerProcess server = ServerProcess.current();
        await("the server to forget who was here before")
                .atMost(TIMEOUT)
                .until(() -> server.socketCount() < ITS_OWN
                        && MetricsSnapshot.of(api).value("flashsale_waiting_clients") == 0);
    }

    @Test
    void decisionsMadeHereReachAllWhoWaitAndNoneHoldsAThread() throws Exception {
        long product = api.createProduct(CROWD);
        try (Connection rival = Jdbc.lockProduct(product)) {
            KafkaTopics.publish(
                    Long.toString(product),
                    orders.stream()
                            .map(order ->
                                    KafkaTopics.requestValue(order.traceId().value(), order.member(), product))
                            .toArray(String[]::new));

            try (WaitingClients crowd = gathered()) {
                rival.commit();
                assertThatAllAreTold("COMPLETED", crowd);
            }
        }
    }

    @Test
    void decisionsMadeOnAnotherInstanceReachAllWhoWait() throws Exception {
        try (WaitingClients crowd = gathered();
                RedisClient redis =
                        RedisClient.create(SystemUnderTest.services().redis())) {
            for (int from = 0; from < CROWD; from += BATCH) {
                List<Order> batch = orders.subList(from, from + BATCH);
                reject(batch);
                redis.publish(
                        "order:decided",
                        batch.stream()
                                .map(order -> order.traceId().toString())
                                .collect(Collectors.joining(" ", "another ", "")));
            }
            assertThatAllAreTold("FAILED", crowd);
        }
    }

    @Test
    void clientsThatGoAwayLeaveNothingOpen() throws Exception {
        ServerProcess server = ServerProcess.current();
        gathered().close();

        await("the server to notice").atMost(TIMEOUT).until(() -> server.socketCount() < ITS_OWN);
    }

    private WaitingClients gathered() throws Exception {
        ServerProcess server = ServerProcess.current();
        int before = server.threadCount();
        WaitingClients crowd = new WaitingClients(SystemUnderTest.server().http(), orders);
        crowd.waitForDecisions();
        await("all to wait").atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(alreadyTold(crowd)).isEmpty();
            assertThat(server.connectionsFullyRead()).isGreaterThanOrEqualTo(CROWD);
        });
        assertThat(server.threadCount()).isLessThan(before + POOLS);
        return crowd;
    }

    private static Map<String, Long> alreadyTold(WaitingClients crowd) {
        return Stream.of(crowd.told())
                .filter(CompletableFuture::isDone)
                .collect(Collectors.groupingBy(CompletableFuture::join, Collectors.counting()));
    }

    private static void assertThatAllAreTold(String status, WaitingClients crowd) {
        await("all to be told")
                .atMost(TIMEOUT)
                .until(() -> Stream.of(crowd.told()).allMatch(CompletableFuture::isDone));
        assertThat(Stream.of(crowd.told()).map(CompletableFuture::join).collect(Collectors.toSet()))
                .containsExactly(status);
    }

    private static void reject(List<Order> orders) throws Exception {
        try (Connection elsewhere = Jdbc.connect();
                PreparedStatement insert = elsewhere.prepareStatement(
                        "insert into orders (trace_id, member_id, status, reason, attempt,"
                                + " requested_at, decided_at) values (?, ?, 'REJECTED', 'OUT_OF_STOCK', 1, now(3), now(3))")) {
            elsewhere.setAutoCommit(false);
            for (Order order : orders) {
                insert.setString(1, order.traceId().toString());
                insert.setString(2, order.member());
                insert.addBatch();
            }
            insert.executeBatch();
            elsewhere.commit();
        }
    }
}
