package flashsale.order.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.monitoring.Dependency.Condition;
import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.KafkaLogin;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.SecuredBroker;
import flashsale.order.fixture.TestCertificates;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.fixture.KafkaAdapters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All Kafka clients of the application, on a broker that requires TLS and a login. */
class SecuredKafkaIT {

    private static final Path SERVICES = Path.of("target", "secured");
    private static final String WRONG = "hunter2";

    private static TestCertificates certificates;
    private static SecuredBroker broker;

    private final RealDatabase database = RealDatabase.get();

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        certificates = TestCertificates.make(SERVICES.resolve("certificates"));
        broker = SecuredBroker.start(SERVICES, certificates);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyClientLogsInOverTls(KafkaLogin login) throws Exception {
        Product product = database.onSale(Samples.product(1));
        OrderRequest first = Samples.request(product);
        OrderRequest second = Samples.request(product);
        try (KafkaAdapters adapters =
                new KafkaAdapters(broker.bootstrapServers(login), file(broker.security(login)), database)) {
            for (OrderRequest request : List.of(first, second)) {
                publish(adapters, request);
            }
            assertThat(adapters.lag()).isPositive();

            adapters.startLoop();
            awaiting("decisions").until(() -> adapters.lag() == 0);

            assertThat(state(first)).isEqualTo(State.COMPLETED);
            assertThat(adapters.deadLetters(Reason.OUT_OF_STOCK)).contains(second.traceId());
            assertThat(adapters.condition().up()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SCRAM       | a wrong password   | the brokers refuse the login in flashsale.kafka.security-file
            PLAIN       | a wrong password   | the brokers refuse the login in flashsale.kafka.security-file
            CERTIFICATE | no certificate     | the TLS handshake with the brokers failed: check their certificate, its host name and the authorities in flashsale.kafka.security-file
            SCRAM       | another authority  | the TLS handshake with the brokers failed: check their certificate, its host name and the authorities in flashsale.kafka.security-file
            SCRAM       | another host name  | the TLS handshake with the brokers failed: check their certificate, its host name and the authorities in flashsale.kafka.security-file
            SCRAM       | a plain connection | no broker answers
            """)
    void withoutAccessNoOrderIsPublishedAndHealthShowsTheFault(KafkaLogin login, String mistake, String fault)
            throws Exception {
        Map<String, String> security = broker.security(login);
        String address = broker.bootstrapServers(login);
        switch (mistake) {
            case "a wrong password" -> security.put("sasl.jaas.config", login.as("flashsale", WRONG));
            case "no certificate" -> security.keySet().removeIf(name -> name.startsWith("ssl.key"));
            case "another authority" -> security.put("ssl.truststore.location", anotherAuthority());
            case "another host name" -> address = broker.misnamed();
            default -> security.clear();
        }
        try (KafkaAdapters adapters = new KafkaAdapters(address, file(security), database)) {
            assertThat(adapters.publish(Samples.request(Samples.product(1)))).isEqualTo(Publication.NOT_PUBLISHED);
            awaiting("the fault")
                    .untilAsserted(() -> assertThat(adapters.condition().data()).containsEntry("fault", fault));
            Condition condition = adapters.condition();
            assertThat(condition.up()).isFalse();
            assertThat(condition.data().values()).noneMatch(text -> text.contains(WRONG));
        }
    }

    @Test
    void aLoginThatTheBrokersAcceptLaterNeedsNoRestart() throws Exception {
        Map<String, String> security = broker.security(KafkaLogin.SCRAM);
        security.put("sasl.jaas.config", KafkaLogin.SCRAM.as("late", "the-password-of-late"));
        Product product = database.onSale(Samples.product(1));
        OrderRequest first = Samples.request(product);
        OrderRequest second = Samples.request(product);
        try (KafkaAdapters adapters =
                new KafkaAdapters(broker.bootstrapServers(KafkaLogin.SCRAM), file(security), database)) {
            adapters.startLoop();
            awaiting("the loop to be refused").until(() -> !adapters.isLoopWorking());

            broker.know("late", "the-password-of-late");

            for (OrderRequest request : List.of(first, second)) {
                publish(adapters, request);
            }
            awaiting("decisions").until(() -> adapters.lag() == 0);
            assertThat(state(first)).isEqualTo(State.COMPLETED);
            assertThat(adapters.deadLetters(Reason.OUT_OF_STOCK)).contains(second.traceId());
            assertThat(adapters.isLoopWorking()).isTrue();
        }
    }

    /** Retries like a customer while there is no connection yet. */
    private static void publish(KafkaAdapters adapters, OrderRequest request) {
        awaiting("the order to be acknowledged").until(() -> adapters.publish(request) == Publication.ACKNOWLEDGED);
    }

    private State state(OrderRequest request) {
        return database.orders().find(request.traceId()).orElseThrow().status().state();
    }

    private String anotherAuthority() throws Exception {
        return TestCertificates.make(directory).caPem().toString();
    }

    private String file(Map<String, String> security) throws Exception {
        return security.isEmpty()
                ? "none"
                : SecuredBroker.write(security, directory.resolve("kafka.properties"))
                        .toString();
    }

    private static ConditionFactory awaiting(String what) {
        return await(what).atMost(Duration.ofSeconds(60));
    }
}
