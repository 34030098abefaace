package flashsale.order.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import flashsale.order.configuration.InstanceId;
import flashsale.order.fixture.ShippedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.security.scram.internals.ScramSaslClientProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kafka clients created on a thread whose context class loader has no Kafka classes, such as a server's own thread. */
class KafkaClientsTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader previous = thread.getContextClassLoader();
    private final KafkaClients clients = new KafkaClients();

    @BeforeEach
    void useForeignClassLoader() {
        clients.settings = ShippedSettings.with(Map.of());
        clients.instanceId = new InstanceId();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void restoreClassLoader() {
        thread.setContextClassLoader(previous);
    }

    @Test
    void everyClientCanBeCreated() {
        assertCreated(() -> clients.admin());
        assertCreated(() -> clients.requestProducer());
        assertCreated(() -> clients.deadLetterProducer());
        assertCreated(() -> clients.requestConsumer(0));
        assertCreated(() -> clients.deadLetterReader());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            security.protocol = SSL, ssl.truststore.location = /hunter2.p12      | ssl.truststore.location: NoSuchFileException
            security.protocol = SASL_SSL, sasl.mechanism = PLAIN                 | IllegalArgumentException
            security.protocol = SASL_SSL, sasl.jaas.config = hunter2             | IllegalArgumentException
            security.protocol = hunter2                                          | security.protocol: ConfigException
            security.protocol = SSL, ssl.trustore.type = hunter2                 | ssl.trustore.type: unknown
            """)
    void aRejectedSecuritySettingIsNamedWithoutItsValue(String security, String rejected, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("kafka.properties"), security.replace(", ", "\n"));
        clients.settings = ShippedSettings.with(Map.of("flashsale.kafka.security-file", file.toString()));

        for (ThrowingCallable client : new ThrowingCallable[] {
            clients::admin, clients::requestProducer, clients::deadLetterProducer, clients::deadLetterReader
        }) {
            assertThatIllegalStateException()
                    .isThrownBy(client)
                    .withMessageStartingWith(
                            "Wrong settings: Kafka's clients reject the settings in flashsale.kafka.security-file (%s); expected ",
                            rejected)
                    .withMessageNotContaining("hunter2")
                    .withNoCause();
        }
    }

    /** Otherwise a later deployment would get providers whose classes can no longer be loaded. */
    @Test
    void theSecurityProvidersOfKafkaCanBeRemovedFromTheJvm(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("kafka.properties"),
                String.join(
                        "\n",
                        "security.protocol=SASL_SSL",
                        "sasl.mechanism=SCRAM-SHA-512",
                        "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=u password=p;"));
        clients.settings = ShippedSettings.with(Map.of("flashsale.kafka.security-file", file.toString()));
        clients.admin().close();
        assertThat(kafkaProviders()).isNotEmpty();

        clients.removeSecurityProviders();

        assertThat(kafkaProviders()).isEmpty();
        // For later tests: in one JVM the login module registers it only once.
        ScramSaslClientProvider.initialize();
    }

    private static List<Provider> kafkaProviders() {
        return Stream.of(Security.getProviders())
                .filter(provider -> provider.getClass().getName().startsWith("org.apache.kafka."))
                .toList();
    }

    private static void assertCreated(Callable<? extends AutoCloseable> client) {
        assertThatCode(() -> client.call().close()).doesNotThrowAnyException();
    }
}
