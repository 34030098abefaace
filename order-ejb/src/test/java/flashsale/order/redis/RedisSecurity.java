package flashsale.order.redis;

import flashsale.order.fixture.TestCertificates;
import flashsale.order.redis.connection.RedisTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** How the processes of Redis in a test are guarded, and how one gets in: not at all, or by TLS, users and passwords. */
public interface RedisSecurity {

    RedisSecurity NONE = new RedisSecurity() {};

    /** Lines of the configuration. */
    default List<String> ports(int port) {
        return List.of("port " + port);
    }

    /** Lines of servers' configuration. */
    default List<String> servers() {
        return List.of();
    }

    /** Lines of sentinels' configuration. */
    default List<String> sentinels(String master) {
        return List.of();
    }

    /** The scheme and the login of an address. */
    default String uri(String kind, String rest) {
        return "redis" + kind + "://" + rest;
    }

    /** The other settings that are needed to get in. */
    default Map<String, String> settings() {
        return Map.of();
    }

    default JedisClientConfig server() {
        return DefaultJedisClientConfig.builder().build();
    }

    default JedisClientConfig sentinel() {
        return DefaultJedisClientConfig.builder().serverDefaultProtocol().build();
    }

    /** TLS alone, with a certificate for this name or IPv4 address, and a user who may do what the application needs. */
    static RedisSecurity tls(Path directory, String host)
            throws IOException, GeneralSecurityException, InterruptedException {
        TestCertificates certificates = TestCertificates.make(directory);
        Path store = certificates.serverKeyStore(host);
        return new Tls(certificates.caPem(), certificates.certificatePem(store), certificates.keyPem(store));
    }

    record Tls(Path ca, Path certificate, Path key) implements RedisSecurity {

        /** As docs/operations.md asks for them. */
        static final String RIGHTS =
                "~order:* resetchannels &order:* +@read +@write +@scripting +@pubsub +@connection +time"
                        + " +cluster|slots";

        static final String USER = "shop";
        static final String PASSWORD = "p@ss:word/1";
        public static final String ENCODED_PASSWORD = "p%40ss%3Aword%2F1";
        static final String SENTINEL_PASSWORD = "of-sentinels";

        @Override
        public List<String> ports(int port) {
            return List.of(
                    "port 0",
                    "tls-port " + port,
                    "tls-cert-file \"" + certificate + "\"",
                    "tls-key-file \"" + key + "\"",
                    "tls-ca-cert-file \"" + ca + "\"",
                    "tls-auth-clients no",
                    "tls-replication yes");
        }

        @Override
        public List<String> servers() {
            return List.of(
                    "tls-cluster yes",
                    "user default off",
                    "user " + USER + " on >" + PASSWORD + " " + RIGHTS,
                    "user replica on >" + PASSWORD + " ~* +@all",
                    "masteruser replica",
                    "masterauth " + PASSWORD);
        }

        @Override
        public List<String> sentinels(String master) {
            return List.of(
                    "requirepass " + SENTINEL_PASSWORD,
                    "sentinel sentinel-pass " + SENTINEL_PASSWORD,
                    "sentinel auth-user " + master + " replica",
                    "sentinel auth-pass " + master + " " + PASSWORD);
        }

        @Override
        public String uri(String kind, String rest) {
            return "rediss" + kind + "://" + USER + ":" + ENCODED_PASSWORD + "@" + rest;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "flashsale.redis.ca-certificates",
                    ca.toString(),
                    "flashsale.redis.sentinel-password",
                    SENTINEL_PASSWORD);
        }

        @Override
        public JedisClientConfig server() {
            return encrypted().user("replica").password(PASSWORD).build();
        }

        @Override
        public JedisClientConfig sentinel() {
            return encrypted()
                    .password(SENTINEL_PASSWORD)
                    .serverDefaultProtocol()
                    .build();
        }

        private DefaultJedisClientConfig.Builder encrypted() {
            return DefaultJedisClientConfig.builder().sslOptions(RedisTls.trusting(Set.of(authority())));
        }

        private X509Certificate authority() {
            try (var file = Files.newInputStream(ca)) {
                return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
            } catch (IOException | GeneralSecurityException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }
}
