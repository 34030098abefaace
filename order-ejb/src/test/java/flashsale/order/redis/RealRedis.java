package flashsale.order.redis;

import flashsale.order.application.CallBudget;
import flashsale.order.application.OrderStatuses;
import flashsale.order.configuration.Instance;
import flashsale.order.configuration.Settings;
import flashsale.order.metrics.RealMetrics;
import redis.clients.jedis.RedisClient;

/** The adapters of this package on a real Redis, connected as the application connects. */
public final class RealRedis implements AutoCloseable {

    private final RedisConnection connection = new RedisConnection();
    private final RedisClient client;
    private final RedisGate gate = new RedisGate();
    private final Instance instance = new Instance();
    private final RedisOrderStatuses statuses = new RedisOrderStatuses();
    private final RedisCallBudget budget = new RedisCallBudget();

    public RealRedis(Settings settings) {
        client = connection.connect(settings);
        gate.redis = client;
        gate.observations = new RealMetrics().observations();
        statuses.gate = gate;
        statuses.settings = settings;
        statuses.self = instance;
        budget.gate = gate;
        budget.settings = settings;
    }

    public OrderStatuses statuses() {
        return statuses;
    }

    CallBudget budget() {
        return budget;
    }

    RedisClient client() {
        return client;
    }

    Instance instance() {
        return instance;
    }

    RedisGate gate() {
        return gate;
    }

    @Override
    public void close() {
        connection.close(client);
    }
}
