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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The factory of the Kafka clients, each configured for its purpose. Serializers are passed as instances, because a server's
 * class loaders do not find them by name.
 */
@ApplicationScoped
public class KafkaClients {

    /** As Kafka recommends. */
    private static final int HEARTBEATS_PER_SESSION = 3;

    /** Also the interval at which a consumer's heartbeat thread checks whether a heartbeat is due. */
    private static final Duration RETRY_BACKOFF = Duration.ofMillis(500);

    /** How often an idle consumer fetches; the broker returns a new record at once. Must be less than the request timeout. */
    private static final Duration FETCH_MAX_WAIT = Duration.ofSeconds(2);

    /** The size of the producer's buffer. */
    private static final int MAX_DEAD_LETTER_BYTES = 32 << 20;

    /** A usual batch of a thousand requests has less than 1 MiB. Up to three batches per loop are in memory. */
    private static final int MAX_BATCH_BYTES = 4 << 20;

    /** Of a fetch, compressed, and of a poll. Brokers return a single batch of records even if it is larger. */
    private static final int MAX_DEAD_LETTER_POLL_BYTES = 1 << 20;

    private static final Duration FOREVER = Duration.ofDays(3650);

    @Inject
    Settings settings;

    /** Part of each client id, so that the brokers' logs and quotas distinguish this process from others. */
    @Inject
    InstanceId instanceId;

    /** Creates the producer of order requests. It fails after the configured timeout, or at once without metadata or with a full buffer. */
    public Producer<byte[], byte[]> requestProducer() {
        Map<String, Object> config = producerConfig("order-requests", settings.publishTimeout());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // Natural batching: requests that arrive while one batch is in flight form the next, so none waits for a timer.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // The metadata must not expire: without it, the first request after a quiet hour would fail.
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOREVER.toMillis());
        return createProducer(config);
    }

    /** Creates the producer of dead letters. It may block its caller, which has nothing else to do. */
    public Producer<byte[], byte[]> deadLetterProducer() {
        Map<String, Object> config = producerConfig("dead-letters", settings.publishTimeout());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.publishTimeout().toMillis());
        // Any record of the order topic must fit, uncompressed and with the headers of a dead letter.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_DEAD_LETTER_BYTES);
        return createProducer(config);
    }

    private Producer<byte[], byte[]> createProducer(Map<String, Object> config) {
        return create(config, all -> new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private Map<String, Object> producerConfig(String name, Duration timeout) {
        int millis = (int) timeout.toMillis();
        Map<String, Object> config = commonConfig(name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis - millis / 4);
        return config;
    }

    /** Creates a consumer of order requests, a member of the group. It commits offsets only explicitly. */
    public Consumer<byte[], byte[]> requestConsumer(int loop) {
        int session = (int) settings.sessionTimeout().toMillis();
        Map<String, Object> config = consumerConfig("order-decider-" + loop);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_MAX_WAIT.toMillis());
        config.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF.toMillis());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return createConsumer(config, MAX_BATCH_BYTES);
    }

    /** Creates a consumer of dead letters without a group. */
    public Consumer<byte[], byte[]> deadLetterReader() {
        Map<String, Object> config = consumerConfig("dead-letter-reader");
        // It stops at a known end offset; a fetch that waits for more records would only delay the next partition.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_DEAD_LETTER_POLL_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_DEAD_LETTER_POLL_BYTES);
        return createConsumer(config, MAX_DEAD_LETTER_POLL_BYTES);
    }

    private Consumer<byte[], byte[]> createConsumer(Map<String, Object> config, int maxPollBytes) {
        return create(config, all -> BoundedConsumer.create(all, maxPollBytes));
    }

    private Map<String, Object> consumerConfig(String name) {
        Map<String, Object> config = commonConfig(name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }

    Admin admin() {
        Map<String, Object> config = commonConfig("admin");
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000);
        return create(config, Admin::create);
    }

    private Map<String, Object> commonConfig(String name) {
        Map<String, Object> config = new HashMap<>(settings.kafkaSecurity());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "flashsale-" + instanceId.id() + "-" + name);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        // Without reporters: each client would otherwise register JMX beans, whose names clash on a redeployment.
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }

    /**
     * Creates a client with the application's class loader as the context class loader. Kafka loads classes through it, once:
     * if the first client were created on a thread of the server, all clients would stay broken.
     */
    private <T> T create(Map<String, Object> config, Function<Map<String, Object>, T> constructor) {
        LibraryLog.quieten();
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaClients.class.getClassLoader());
        try {
            KafkaConfigurationErrors.rejectUnknown(settings.kafkaSecurity());
            return constructor.apply(config);
        } catch (KafkaException rejection) {
            throw KafkaConfigurationErrors.of(rejection, settings);
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    /**
     * Removes the security providers that Kafka's login modules registered with the JVM. They would keep this deployment in
     * memory, and a later deployment would find providers whose classes can no longer be loaded.
     */
    @PreDestroy
    void removeSecurityProviders() {
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getClassLoader() == Admin.class.getClassLoader()) {
                Security.removeProvider(provider.getName());
            }
        }
    }
}
