package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisException;

/** The health of Redis. It is not required: without it statuses come from the database, only slower. */
@ApplicationScoped
public class RedisDependency implements Dependency {

    @Inject
    RedisTopology topology;

    @Inject
    Settings settings;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public Condition check() {
        String address = settings.redis().address().toString();
        try {
            topology.client().ping();
            return new Condition(true, Map.of("flashsale.redis.uri", address));
        } catch (JedisException unavailable) {
            return new Condition(false, Map.of("flashsale.redis.uri", address, "fault", "no answer"));
        }
    }
}
