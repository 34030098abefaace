package flashsale.order.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import flashsale.order.application.port.OrderView;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.ShippedSettings;
import flashsale.order.fixture.TestCertificates;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import flashsale.order.redis.fixture.RedisNode;
import flashsale.order.redis.fixture.RedisSecurity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/** The application only connects to servers that it can trust. Otherwise Redis counts as unavailable. */
class RedisTlsIT {

    private static final Path DIRECTORY = Path.of("target", "redis-nodes", "tls");
    private static final String CA = "flashsale.redis.ca-certificates";

    private static RedisSecurity security;
    private static RedisNode server;

    private final OrderView decided =
            OrderView.of(OrderStatus.failed(Samples.traceId(), "member", Reason.OUT_OF_STOCK, Instant.EPOCH));

    @BeforeAll
    static void start() throws Exception {
        security = RedisSecurity.tls(DIRECTORY, "localhost");
        server = RedisNode.server(DIRECTORY, security);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aServerOfATrustedAuthorityIsUsed() {
        try (RealRedis redis = connect("localhost", Map.of())) {
            redis.statuses().conclude(List.of(decided));

            assertThat(redis.statuses().find(decided.status().traceId())).contains(decided);
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNotUsed() throws Exception {
        TestCertificates others = TestCertificates.make(DIRECTORY.resolve("others"));

        assertThatNothingIsWritten("localhost", Map.of(CA, others.caPem().toString()), SSLHandshakeException.class);
    }

    @Test
    void aServerOfAnAuthorityThatTheJvmDoesNotTrustIsOnlyUsedIfTheSettingsNameIt() {
        assertThatNothingIsWritten("localhost", Map.of(CA, "system"), SSLHandshakeException.class);
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsNotUsed() {
        assertThatNothingIsWritten("127.0.0.1", Map.of(), SSLHandshakeException.class);
    }

    @Test
    void aServerThatRefusesThePasswordCountsAsUnavailable() {
        String uri = uri("localhost").replace(RedisSecurity.Tls.ENCODED_PASSWORD, "wrong");

        assertThatNothingIsWritten("localhost", Map.of("flashsale.redis.uri", uri), JedisAccessControlException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENCRYPTED_SENTINELS", "ENCRYPTED_CLUSTER"})
    void sentinelsAndClusterNodesMustBeTrusted(RedisKind kind) {
        try (RealRedis redis = kind.connect(Map.of(CA, "system"))) {
            assertThat(redis.statuses().find(decided.status().traceId())).isEmpty();
            assertThatIsRefused(redis, SSLHandshakeException.class);
        }
    }

    @Test
    void sentinelsThatRefuseThePasswordNameNoServer() {
        Map<String, String> wrong = Map.of("flashsale.redis.sentinel-password", "wrong");
        try (RealRedis redis = RedisKind.ENCRYPTED_SENTINELS.connect(wrong)) {
            assertThat(redis.statuses().find(decided.status().traceId())).isEmpty();
            assertThatIsRefused(redis, JedisAccessControlException.class);
        }
    }

    private static void assertThatIsRefused(RealRedis redis, Class<?> cause) {
        assertThatExceptionOfType(JedisException.class)
                .isThrownBy(() -> redis.client().ping())
                .satisfies(refused -> assertThat(causes(refused)).hasAtLeastOneElementOfType(cause));
    }

    private void assertThatNothingIsWritten(String host, Map<String, String> settings, Class<?> cause) {
        try (RealRedis redis = connect(host, settings)) {
            redis.statuses().conclude(List.of(decided));

            assertThat(redis.statuses().find(decided.status().traceId())).isEmpty();
            assertThatIsRefused(redis, cause);
        }
        try (RealRedis redis = connect("localhost", Map.of())) {
            assertThat(redis.statuses().find(decided.status().traceId())).isEmpty();
        }
    }

    private static List<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .toList();
    }

    private static RealRedis connect(String host, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(security.settings());
        all.put("flashsale.redis.uri", uri(host));
        all.putAll(settings);
        return new RealRedis(ShippedSettings.with(all));
    }

    private static String uri(String host) {
        return security.uri("", host + ":" + server.address().getPort() + "/0");
    }
}
