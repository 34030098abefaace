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

/** 5,000 clients wait at one server with its default heap of 512 MiB, or as many as the server supports. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@EnabledOnOs(OS.LINUX)
class WaitingClientsIT {

    private static final int CLIENTS = ServerQuirks.maxWaitingClients(5_000);
    private static final int BATCH = 1_000;

    /** Enough members to stay within the rate limit of each. */
    private static final int MEMBERS = 250;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The growth of the server's thread pools while clients connect; far less than a thread per client. */
    private static final int MAX_POOL_GROWTH = 100;

    /** More sockets than a server needs for Kafka, Redis, the database and a few clients. */
    private static final int MAX_OWN_SOCKETS = 300;

    private final ApiClient api = new ApiClient(SystemUnderTest.server().http());
    private final List<Order> orders = IntStream.range(0, CLIENTS)
            .mapToObj(i -> "crowd-" + i % MEMBERS)
            .map(member -> new Order(member, SystemUnderTest.traceIds().issue(member)))
            .toList();

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    /** The server notices only after a while that clients have left. */
    @BeforeEach
    void awaitEarlierClientsGone() {
        ServerProcess server = ServerProcess.current();
        await("the server to release earlier clients")
                .atMost(TIMEOUT)
                .until(() -> server.socketCount() < MAX_OWN_SOCKETS
                        && MetricsSnapshot.of(api).value("flashsale_waiting_clients") == 0);
    }

    @Test
    void decisionsOfThisInstanceReachAllWaitingClientsWithoutAThreadEach() throws Exception {
        long product = api.createProduct(CLIENTS);
        try (Connection lock = Jdbc.lockProduct(product)) {
            KafkaTopics.publish(
                    Long.toString(product),
                    orders.stream()
                            .map(order ->
                                    KafkaTopics.requestValue(order.traceId().value(), order.member(), product))
                            .toArray(String[]::new));

            try (WaitingClients clients = connectWaitingClients()) {
                lock.commit();
                assertAllGet("COMPLETED", clients);
            }
        }
    }

    @Test
    void decisionsOfAnotherInstanceReachAllWaitingClients() throws Exception {
        try (WaitingClients clients = connectWaitingClients();
                RedisClient redis =
                        RedisClient.create(SystemUnderTest.services().redis())) {
            for (int from = 0; from < CLIENTS; from += BATCH) {
                List<Order> batch = orders.subList(from, from + BATCH);
                reject(batch);
                redis.publish(
                        "order:decided",
                        batch.stream()
                                .map(order -> order.traceId().toString())
                                .collect(Collectors.joining(" ", "another ", "")));
            }
            assertAllGet("FAILED", clients);
        }
    }

    @Test
    void disconnectedClientsLeaveNoOpenSocket() throws Exception {
        ServerProcess server = ServerProcess.current();
        connectWaitingClients().close();

        await("the server to close the sockets").atMost(TIMEOUT).until(() -> server.socketCount() < MAX_OWN_SOCKETS);
    }

    private WaitingClients connectWaitingClients() throws Exception {
        ServerProcess server = ServerProcess.current();
        int before = server.threadCount();
        WaitingClients clients = new WaitingClients(SystemUnderTest.server().http(), orders);
        clients.waitForDecisions();
        await("all clients to wait").atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(finishedEarly(clients)).isEmpty();
            assertThat(server.connectionsFullyRead()).isGreaterThanOrEqualTo(CLIENTS);
        });
        assertThat(server.threadCount()).isLessThan(before + MAX_POOL_GROWTH);
        return clients;
    }

    private static Map<String, Long> finishedEarly(WaitingClients clients) {
        return Stream.of(clients.outcomes())
                .filter(CompletableFuture::isDone)
                .collect(Collectors.groupingBy(CompletableFuture::join, Collectors.counting()));
    }

    private static void assertAllGet(String status, WaitingClients clients) {
        await("all clients to get a decision")
                .atMost(TIMEOUT)
                .until(() -> Stream.of(clients.outcomes()).allMatch(CompletableFuture::isDone));
        assertThat(Stream.of(clients.outcomes()).map(CompletableFuture::join).collect(Collectors.toSet()))
                .containsExactly(status);
    }

    private static void reject(List<Order> orders) throws Exception {
        try (Connection connection = Jdbc.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into orders (trace_id, member_id, status, reason, attempt,"
                                + " requested_at, decided_at) values (?, ?, 'REJECTED', 'OUT_OF_STOCK', 1, now(3), now(3))")) {
            connection.setAutoCommit(false);
            for (Order order : orders) {
                insert.setString(1, order.traceId().toString());
                insert.setString(2, order.member());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
