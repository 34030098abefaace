package flashsale.order.redis.connection;

import flashsale.order.application.port.Scheduler;
import flashsale.order.configuration.RedisAddress.Kind;
import flashsale.order.configuration.RedisSettings;
import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Connects to Redis and closes the connections. */
@ApplicationScoped
public class RedisConnection {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Produces
    @Singleton
    public RedisTopology connect(Settings settings, Scheduler scheduler) {
        RedisTopology nodes = nodes(settings.redis());
        if (settings.redis().address().kind() != Kind.SINGLE) {
            nodes.refresh();
            scheduler.scheduleWithFixedDelay(BETWEEN_LOOKS, nodes::refresh);
        }
        return nodes;
    }

    private static RedisTopology nodes(RedisSettings settings) {
        RedisClientSettings configuration = new RedisClientSettings(settings);
        return switch (settings.address().kind()) {
            case SINGLE -> new SingleRedis(configuration);
            case SENTINEL -> new SentinelRedis(configuration, settings.address().master());
            case CLUSTER -> new ClusterRedis(configuration);
        };
    }

    public void close(@Disposes RedisTopology nodes) {
        nodes.close();
    }
}
