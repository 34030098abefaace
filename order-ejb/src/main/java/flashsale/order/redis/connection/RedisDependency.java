package flashsale.order.redis.connection;

import flashsale.order.application.monitoring.Dependency;
import flashsale.order.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import redis.clients.jedis.exceptions.JedisException;

/** The health of Redis. It makes statuses fast; without it they come from the database. */
@ApplicationScoped
public class RedisDependency implements Dependency {

    @Inject
    RedisTopology nodes;

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
            nodes.client().ping();
            return new Condition(true, Map.of("flashsale.redis.uri", address));
        } catch (JedisException away) {
            return new Condition(false, Map.of("flashsale.redis.uri", address, "fault", "no answer"));
        }
    }
}
