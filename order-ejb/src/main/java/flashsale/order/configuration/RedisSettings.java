package flashsale.order.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of connections to Redis.
 *
 * @param address the servers, or the sentinels that know them
 * @param sentinelLogin the login at the sentinels
 * @param authorities the certificate authorities trusted for TLS; empty for those of the JVM
 * @param timeout how long to wait for a connection or an answer
 * @param poolSize the most connections to each server
 */
public record RedisSettings(
        RedisAddress address,
        Optional<RedisLogin> sentinelLogin,
        Set<X509Certificate> authorities,
        Duration timeout,
        int poolSize) {

    private static final String NONE = "none";
    private static final String SYSTEM = "system";
    private static final String AUTHORITIES = "a readable file with certificates (PEM), or " + SYSTEM;

    static RedisSettings from(SettingsReader reader) {
        return new RedisSettings(
                reader.parsed("flashsale.redis.uri", RedisAddress::parse, RedisAddress.NONE),
                sentinelLogin(reader),
                reader.parsed("flashsale.redis.ca-certificates", RedisSettings::authorities, Set.of()),
                reader.millis("flashsale.redis.timeout-ms", 10, 10_000),
                reader.number("flashsale.redis.pool-size", 1, 1_000));
    }

    private static Optional<RedisLogin> sentinelLogin(SettingsReader reader) {
        String user = reader.text("flashsale.redis.sentinel-user", "\\S+", "a user without blanks, or " + NONE);
        String password =
                reader.text("flashsale.redis.sentinel-password", "\\S+", "a password without blanks, or " + NONE);
        return Optional.of(password)
                .filter(given -> !given.equals(NONE))
                .map(given -> new RedisLogin(user.equals(NONE) ? "" : user, given));
    }

    private static Set<X509Certificate> authorities(String file) {
        if (file.equals(SYSTEM)) {
            return Set.of();
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            Set<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | GeneralSecurityException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(AUTHORITIES, unreadable);
        }
        throw new IllegalArgumentException(AUTHORITIES);
    }
}
