package flashsale.order.redis.connection;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.configuration.RedisAddress.Kind;
import flashsale.order.configuration.RedisSettings;
import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Produces the Redis topology that the settings name, keeps it up to date, and closes its connections. */
@ApplicationScoped
public class RedisConnection {

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);

    @Produces
    @Singleton
    public RedisTopology connect(Settings settings, Scheduler scheduler) {
        RedisTopology topology = create(settings.redis());
        if (settings.redis().address().kind() != Kind.SINGLE) {
            topology.refresh();
            scheduler.scheduleWithFixedDelay(REFRESH_INTERVAL, topology::refresh);
        }
        return topology;
    }

    private static RedisTopology create(RedisSettings settings) {
        RedisClientSettings client = new RedisClientSettings(settings);
        return switch (settings.address().kind()) {
            case SINGLE -> new SingleRedis(client);
            case SENTINEL -> new SentinelRedis(client, settings.address().master());
            case CLUSTER -> new ClusterRedis(client);
        };
    }

    public void close(@Disposes RedisTopology topology) {
        topology.close();
    }
}
