package flashsale.order.faults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.TraceId;
import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.Member;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.fixture.KafkaLogin;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.fixture.TestCertificates;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The application with services that require TLS: Kafka with each login, the database with a password, and Redis with users as a
 * single server, with sentinels and as a cluster. It has the tag of the fault tests because it starts a system of its own.
 */
@Tag("faults")
@Tag("short")
class SecuredSystemIT {

    private static final AtomicLong PRODUCTS = new AtomicLong();

    private static SecuredSystem system;

    private final OrderClient client = new OrderClient(() -> List.of(system.http()), new ClientHistory());

    @BeforeAll
    static void start() throws Exception {
        system = SecuredSystem.start();
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    /** Two customers order the only unit: one is confirmed, the other gets a dead letter. */
    @ParameterizedTest
    @CsvSource({"ENCRYPTED, SCRAM", "ENCRYPTED_SENTINELS, PLAIN", "ENCRYPTED_CLUSTER, CERTIFICATE"})
    void ordersAreDecidedThroughEncryptedConnections(RedisKind redis, KafkaLogin login) throws Exception {
        system.deploy(redis, login);
        long product = PRODUCTS.incrementAndGet();
        client.createProduct(product, 1, system.key().token("operator-1", "operator"));

        CustomerOrder first = order(product);
        CustomerOrder second = order(product);

        assertThat(decision(first).getString("status")).isEqualTo("COMPLETED");
        assertThat(decision(second).getString("reason")).isEqualTo("OUT_OF_STOCK");
        try (RealRedis view = new RealRedis(ShippedSettings.with(redis.settings()))) {
            await("the status in Redis")
                    .untilAsserted(() -> assertThat(view.statuses()
                                    .find(TraceId.parse(first.traceId()).orElseThrow()))
                            .hasValueSatisfying(
                                    found -> assertThat(found.status().state()).isEqualTo(State.COMPLETED)));
        }
        assertThat(deadLetters())
                .filteredOn(letter -> letter.key().equals(Long.toString(product)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).contains(second.traceId()));
    }

    private CustomerOrder order(long product) {
        Member member = new Member("42", system.key().token("42", "customer"));
        CustomerOrder order = new CustomerOrder(member, Map.of(product, 1));
        client.orderWithKey(UUID.randomUUID().toString(), order);
        assertThat(order.result()).isEqualTo(CustomerOrder.Result.ACCEPTED);
        return order;
    }

    private JsonObject decision(CustomerOrder order) {
        return await("a decision")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> OrderClient.json(client.status(order).join()),
                        response -> !response.getString("status").equals("PROCESSING"));
    }

    private static List<ConsumerRecord<String, String>> deadLetters() {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(system.broker().client(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("order-request-dlq-v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void theDatabaseRefusesUnencryptedConnections() throws SQLException {
        try (Connection connection = system.database().connect()) {
            assertThat(value(connection, "show session status like 'Ssl_cipher'", 2))
                    .isNotEmpty();
            assertThat(value(connection, "select @@require_secure_transport", 1))
                    .isEqualTo("1");
        }
        assertThat(refusal("localhost", "DISABLED", system.certificates())).hasMessageContaining("insecure transport");
    }

    /** The server's data source relies on it. */
    @Test
    void aCertificateOfAnotherHostOrAuthorityIsNotTrusted(@TempDir Path directory) throws Exception {
        assertThat(refusal("127.0.0.1", "VERIFY_IDENTITY", system.certificates()))
                .hasRootCauseInstanceOf(CertificateException.class);
        assertThat(refusal("localhost", "VERIFY_IDENTITY", TestCertificates.make(directory)))
                .hasRootCauseInstanceOf(SignatureException.class);
    }

    private static Throwable refusal(String host, String sslMode, TestCertificates trusted) {
        SecuredDatabase database = system.database();
        String url = database.jdbc(host, sslMode, trusted);
        return catchThrowable(() -> DriverManager.getConnection(url, database.user(), database.password())
                .close());
    }

    private static String value(Connection connection, String query, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(column);
        }
    }
}
