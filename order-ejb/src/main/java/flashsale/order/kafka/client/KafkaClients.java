package flashsale.order.kafka.client;

import flashsale.order.configuration.InstanceId;
import flashsale.order.configuration.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Creates the Kafka clients, each with the settings that its work needs. Serializers are passed as instances: by name, a
 * server's class loaders do not find them.
 */
@ApplicationScoped
public class KafkaClients {

    /** Heartbeats to a session, as Kafka advises. */
    private static final int HEARTBEATS = 3;

    /** So often the thread of a consumer that beats looks whether it is time to; and so long a consumer waits before it tries again. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** The fetch interval of an idle consumer; a record that arrives is returned at once. Less than the request timeout. */
    private static final Duration IDLE_FETCH = Duration.ofSeconds(2);

    /** All that the producer's buffer holds. */
    private static final int LARGEST_DEAD_LETTER = 32 << 20;

    private static final Duration FOREVER = Duration.ofDays(3650);

    @Inject
    Settings settings;

    /** Tells this process from others in the broker's logs and quotas. */
    @Inject
    InstanceId instanceId;

    /** Publishes order requests: gives up within the configured time, and at once with a topic not yet known or a full buffer. */
    public Producer<byte[], byte[]> requestProducer() {
        Map<String, Object> config = producer("order-requests", settings.publishTimeout());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // What comes while one is on its way goes together in the next: the more there is the larger, and nothing waits
        // for a clock.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // A request after a quiet hour must find the topic known.
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOREVER.toMillis());
        return producer(config);
    }

    /** Publishes dead letters; may block its caller, who has nothing else to do. */
    public Producer<byte[], byte[]> deadLetterProducer() {
        Map<String, Object> config = producer("dead-letters", settings.publishTimeout());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.publishTimeout().toMillis());
        // Whatever came through the order topic must fit, with the headers that say why it failed, compressed or not.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_DEAD_LETTER);
        return producer(config);
    }

    private Producer<byte[], byte[]> producer(Map<String, Object> config) {
        return create(config, all -> new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private Map<String, Object> producer(String name, Duration timeout) {
        int millis = (int) timeout.toMillis();
        Map<String, Object> config = common(name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis - millis / 4);
        return config;
    }

    /** Reads order requests as a member of the group; positions move only when told to. */
    public Consumer<byte[], byte[]> requestConsumer(int loop) {
        int session = (int) settings.sessionTimeout().toMillis();
        Map<String, Object> config = consumer("order-decider-" + loop);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) IDLE_FETCH.toMillis());
        config.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, BETWEEN_LOOKS.toMillis());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return consumer(config);
    }

    /** Reads dead letters, of no group. */
    public Consumer<byte[], byte[]> deadLetterReader() {
        Map<String, Object> config = consumer("dead-letter-reader");
        // It reads to an end that it knows; a fetch that waits for more would only hold up the next partition.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return consumer(config);
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return create(
                config, all -> new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    private Map<String, Object> consumer(String name) {
        Map<String, Object> config = common(name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }

    Admin admin() {
        Map<String, Object> config = common("admin");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000);
        return create(config, Admin::create);
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>(settings.kafkaSecurity());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "flashsale-" + instanceId.id() + "-" + name);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        // No reporter: each client would otherwise register itself as a management bean, and clash on a redeployment.
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    /**
     * Kafka looks its classes up through the thread's class loader, and for good: a first client made on a thread of the
     * server's own would leave all of them broken.
     */
    private <T> T create(Map<String, Object> config, Function<Map<String, Object>, T> client) {
        LibraryLog.quieten();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaClients.class.getClassLoader());
        try {
            KafkaConfigurationErrors.refuseUnknown(settings.kafkaSecurity());
            return client.apply(config);
        } catch (KafkaException wrong) {
            throw KafkaConfigurationErrors.of(wrong, settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Takes away what Kafka's login modules gave to the JVM: its security providers would hold on to this deployment, and a later one
     * would find classes there that can no longer be loaded.
     */
    @PreDestroy
    void leaveTheJvm() {
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getClassLoader() == Admin.class.getClassLoader()) {
                Security.removeProvider(provider.getName());
            }
        }
    }
}
