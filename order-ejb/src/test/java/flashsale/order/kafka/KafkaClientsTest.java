package flashsale.order.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;

import flashsale.order.configuration.Instance;
import flashsale.order.fixture.ShippedSettings;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of Kafka on a thread whose class loader knows nothing of Kafka, such as a server's own. */
class KafkaClientsTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final KafkaClients clients = new KafkaClients();

    @BeforeEach
    void onAForeignThread() {
        clients.settings = ShippedSettings.with(Map.of());
        clients.instance = new Instance();
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

    private static void made(Callable<? extends AutoCloseable> client) {
        assertThatCode(() -> client.call().close()).doesNotThrowAnyException();
    }
}
