package flashsale.order.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.decide.RetryPolicy;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.WebSettings;
import flashsale.order.application.ratelimit.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All settings of the application. META-INF/microprofile-config.properties documents each and has its default.
 *
 * @param bootstrapServers {@code host:port} of the brokers, separated by commas
 * @param kafkaSecurity the security settings of Kafka clients by their own names, secrets included; empty for plain connections
 * @param publishTimeout how long a request may take to reach all in-sync replicas
 * @param clockDifference the most by which the clocks of two instances differ
 * @param groupId the consumer group that decides orders
 * @param loops consumer loops on this instance
 * @param consumerExecutor the JNDI name of the managed executor service that runs them
 * @param batchSize the most requests in one transaction
 * @param sessionTimeout how long a dead instance keeps its partitions
 * @param retry the attempts after a lost optimistic lock
 * @param redis the connections to Redis
 * @param statusTtl how long a status stays in Redis
 * @param orderLimit limits the orders that a member places
 * @param statusLimit limits the status requests of a member
 * @param secret the key of trace ids, request digests and cursors
 * @param web the settings of the web module
 * @param lookupTimeout how long a query for products or orders may take
 * @param waitingClients the most clients of this instance that wait for a decision at once
 * @param metricsReaders the group that may read the metrics; empty for everyone
 */
public record Settings(
        String bootstrapServers,
        Map<String, String> kafkaSecurity,
        Duration publishTimeout,
        Duration clockDifference,
        String groupId,
        int loops,
        String consumerExecutor,
        int batchSize,
        Duration sessionTimeout,
        RetryPolicy retry,
        RedisSettings redis,
        Duration statusTtl,
        boolean refusesSoldOut,
        RateLimit orderLimit,
        RateLimit statusLimit,
        String secret,
        WebSettings web,
        Duration lookupTimeout,
        int waitingClients,
        Optional<String> metricsReaders) {

    public static final int MAX_BATCH_SIZE = 5_000;

    private static final int MAX_LOOPS = 16;
    private static final int MAX_CALLS_PER_MINUTE = 1_000_000;
    private static final int MAX_BURST = 100_000;
    private static final String EVERYONE = "everyone";

    private static final String HOST_PORTS = "[^\\s,:]+:\\d{1,5}(\\s*,\\s*[^\\s,:]+:\\d{1,5})*";

    private static final String NO_ORIGIN = "none";

    /** Origins as browsers serialize them (RFC 6454, section 6.2). */
    private static final String ORIGIN = NO_ORIGIN + "|\\*|https?://[^\\s,/*:]+(:\\d{1,5})?";

    /**
     * Reads every setting.
     *
     * @param source returns the value of a key, if it has one
     * @throws IllegalStateException names the key of each wrong setting and the expected value
     */
    public static Settings from(Function<String, Optional<String>> source) {
        SettingsReader reader = new SettingsReader(source);
        Settings settings = new Settings(
                reader.text(
                        "flashsale.kafka.bootstrap-servers",
                        HOST_PORTS,
                        "host:port of the brokers, separated by commas"),
                reader.secretFile("flashsale.kafka.security-file", KafkaSecurity::fault, KafkaSecurity.EXPECTED),
                reader.millis("flashsale.kafka.publish-timeout-ms", 100, 60_000),
                reader.seconds("flashsale.kafka.clock-difference-seconds", 1, 3_600),
                reader.text("flashsale.kafka.group-id", "\\S{1,255}", "a name without blanks"),
                reader.number("flashsale.consumer.loops", 1, MAX_LOOPS),
                reader.text("flashsale.consumer.executor", "\\S+", "the JNDI name of a managed executor service"),
                reader.number("flashsale.consumer.batch-size", 1, MAX_BATCH_SIZE),
                reader.millis("flashsale.consumer.session-timeout-ms", 6_000, 60_000),
                new RetryPolicy(
                        reader.number("flashsale.decide.attempts", 1, 100),
                        reader.millis("flashsale.decide.pause-ms", 0, 1_000)),
                RedisSettings.from(reader),
                reader.seconds("flashsale.redis.status-ttl-seconds", 60, 2_592_000),
                reader.flag("flashsale.intake.refuse-sold-out"),
                rateLimit(reader, "orders"),
                rateLimit(reader, "status"),
                reader.secret("flashsale.trace-id.secret", TraceIds.MIN_SECRET_BYTES),
                new WebSettings(
                        reader.millis("flashsale.web.body-timeout-ms", 100, 60_000), origins(reader), tokens(reader)),
                reader.millis("flashsale.web.lookup-timeout-ms", 100, 60_000),
                reader.number("flashsale.web.waiting-clients", 0, 1_000_000),
                Optional.of(reader.text("flashsale.metrics.readers", "\\S+", "a group of tokens, or " + EVERYONE))
                        .filter(group -> !group.equals(EVERYONE)));
        reader.failOnWrong();
        return settings;
    }

    private static WebSettings.Tokens tokens(SettingsReader reader) {
        return new WebSettings.Tokens(
                reader.text(
                        "mp.jwt.verify.publickey.location",
                        "\\S(.*\\S)?",
                        "a file with an RSA public key (PEM) or a JWKS, or the URL of a JWKS"),
                reader.text("mp.jwt.verify.issuer", "\\S(.*\\S)?", "the iss of valid tokens"),
                reader.texts("mp.jwt.verify.audiences", "[^\\s,]+", "the aud of valid tokens, separated by commas"),
                new WebSettings.KeyRefresh(
                        reader.seconds("flashsale.token-keys.refresh-seconds", 10, 86_400),
                        reader.seconds("flashsale.token-keys.retry-seconds", 1, 3_600),
                        reader.seconds("flashsale.token-keys.outage-seconds", 60, 604_800),
                        reader.millis("flashsale.token-keys.timeout-ms", 100, 30_000)));
    }

    private static Set<String> origins(SettingsReader reader) {
        Set<String> origins = reader.texts(
                "flashsale.web.cors-origins",
                ORIGIN,
                "origins such as https://shop.example, separated by commas, or * or none");
        return origins.equals(Set.of(NO_ORIGIN)) ? Set.of() : origins;
    }

    private static RateLimit rateLimit(SettingsReader reader, String calls) {
        return new RateLimit(
                reader.number("flashsale.rate-limit." + calls + "-per-minute", 0, MAX_CALLS_PER_MINUTE),
                reader.number("flashsale.rate-limit." + calls + "-burst", 1, MAX_BURST));
    }

    byte[] secretBytes() {
        return secret.getBytes(UTF_8);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Settings[bootstrapServers=%s, groupId=%s, loops=%d, batchSize=%d]"
                .formatted(bootstrapServers, groupId, loops, batchSize);
    }
}
