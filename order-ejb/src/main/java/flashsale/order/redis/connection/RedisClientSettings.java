package flashsale.order.redis.connection;

import static java.util.stream.Collectors.toCollection;

import flashsale.order.configuration.RedisAddress;
import flashsale.order.configuration.RedisLogin;
import flashsale.order.configuration.RedisSettings;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/** The Redis settings in Jedis' types. */
public final class RedisClientSettings {

    /** A subscribed connection that receives nothing for so long is broken. */
    public static final Duration SUBSCRIPTION_TIMEOUT = Duration.ofSeconds(10);

    private final RedisSettings settings;
    private final RedisAddress address;
    private final Optional<SslOptions> tls;

    RedisClientSettings(RedisSettings settings) {
        this.settings = settings;
        address = settings.address();
        tls = address.tls() ? Optional.of(RedisTls.trusting(settings.authorities())) : Optional.empty();
    }

    /** The nodes in the order of the setting; at least one. */
    Set<HostAndPort> nodes() {
        return address.nodes().stream()
                .map(node -> new HostAndPort(node.host(), node.port()))
                .collect(toCollection(LinkedHashSet::new));
    }

    Duration timeout() {
        return settings.timeout();
    }

    /** Settings of connections to servers. */
    JedisClientConfig client() {
        return connections(address.login())
                .database(address.database())
                .blockingSocketTimeoutMillis((int) SUBSCRIPTION_TIMEOUT.toMillis())
                .build();
    }

    /** Settings of connections to sentinels, which only know RESP2. */
    JedisClientConfig sentinelClient() {
        return connections(settings.sentinelLogin()).serverDefaultProtocol().build();
    }

    private DefaultJedisClientConfig.Builder connections(Optional<RedisLogin> login) {
        int timeout = (int) settings.timeout().toMillis();
        DefaultJedisClientConfig.Builder connections = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout)
                .user(login.map(RedisLogin::user)
                        .filter(user -> !user.isEmpty())
                        .orElse(null))
                .password(login.map(RedisLogin::password).orElse(null));
        tls.ifPresent(connections::sslOptions);
        return connections;
    }

    ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.poolSize());
        pool.setMaxIdle(settings.poolSize());
        pool.setMaxWait(settings.timeout());
        return pool;
    }
}
