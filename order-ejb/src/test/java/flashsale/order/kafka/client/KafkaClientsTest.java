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

/** Clients of Kafka on a thread whose class loader knows nothing of Kafka, such as a server's own. */
class KafkaClientsTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final KafkaClients clients = new KafkaClients();

    @BeforeEach
    void onAForeignThread() {
        clients.settings = ShippedSettings.with(Map.of());
        clients.instanceId = new InstanceId();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void back() {
        thread.setContextClassLoader(before);
    }

    @Test
    void everyClientCanBeMade() {
        made(() -> clients.admin());
        made(() -> clients.requestProducer());
        made(() -> clients.deadLetterProducer());
        made(() -> clients.requestConsumer(0));
        made(() -> clients.deadLetterReader());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            security.protocol = SSL, ssl.truststore.location = /hunter2.p12      | ssl.truststore.location: NoSuchFileException
            security.protocol = SASL_SSL, sasl.mechanism = PLAIN                 | IllegalArgumentException
            security.protocol = SASL_SSL, sasl.jaas.config = hunter2             | IllegalArgumentException
            security.protocol = hunter2                                          | security.protocol: ConfigException
            security.protocol = SSL, ssl.trustore.type = hunter2                 | ssl.trustore.type: unknown to them
            """)
    void whichSettingOfTheirSecurityTheyRefuseIsSaidWithoutItsValue(
            String security, String refused, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("kafka.properties"), security.replace(", ", "\n"));
        clients.settings = ShippedSettings.with(Map.of("flashsale.kafka.security-file", file.toString()));

        for (ThrowingCallable client : new ThrowingCallable[] {
            clients::admin, clients::requestProducer, clients::deadLetterProducer, clients::deadLetterReader
        }) {
            assertThatIllegalStateException()
                    .isThrownBy(client)
                    .withMessageStartingWith(
                            "Wrong settings: Kafka's clients refuse what flashsale.kafka.security-file"
                                    + " names (%s); expected ",
                            refused)
                    .withMessageNotContaining("hunter2")
                    .withNoCause();
        }
    }

    /** A later deployment would otherwise be given classes of one that is gone. */
    @Test
    void theirSecurityProvidersLeaveTheJvmWithThem(@TempDir Path directory) throws IOException {
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
        assertThat(ofKafka()).isNotEmpty();

        clients.leaveTheJvm();

        assertThat(ofKafka()).isEmpty();
        // For the tests that come: in one JVM the login module brings it once.
        ScramSaslClientProvider.initialize();
    }

    private static List<Provider> ofKafka() {
        return Stream.of(Security.getProviders())
                .filter(provider -> provider.getClass().getName().startsWith("org.apache.kafka."))
                .toList();
    }

    private static void made(Callable<? extends AutoCloseable> client) {
        assertThatCode(() -> client.call().close()).doesNotThrowAnyException();
    }
}
