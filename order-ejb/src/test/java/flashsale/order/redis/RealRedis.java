package flashsale.order.redis;

import flashsale.order.application.port.CallBudget;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.track.DecisionWatch;
import flashsale.order.configuration.Instance;
import flashsale.order.configuration.Settings;
import flashsale.order.fixture.RealScheduler;
import flashsale.order.metrics.RealMetrics;
import flashsale.order.redis.connection.RedisConnection;
import flashsale.order.redis.connection.RedisGate;
import flashsale.order.redis.connection.RedisNodes;
import flashsale.order.redis.ratelimit.RedisCallBudget;
import flashsale.order.redis.status.BeginNotes;
import flashsale.order.redis.status.DecisionNews;
import flashsale.order.redis.status.DecisionSubscriber;
import flashsale.order.redis.status.RedisOrderStatuses;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/** The adapters of this package on a real Redis, connected as the application connects. */
public final class RealRedis implements AutoCloseable {

    private final RedisConnection connection = new RedisConnection();
    private final RealScheduler clock = new RealScheduler();
    private final RedisNodes nodes;
    private final RedisGate gate = new RedisGate();
    private final Instance instance = new Instance();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final BeginNotes notes = new BeginNotes();
    private final RedisOrderStatuses statuses = new RedisOrderStatuses();
    private final RedisCallBudget budget = new RedisCallBudget();

    public RealRedis(Settings settings) {
        nodes = connection.connect(settings, clock);
        gate.nodes = nodes;
        gate.observations = new RealMetrics().observations();
        notes.gate = gate;
        notes.settings = settings;
        notes.executor = threads;
        statuses.notes = notes;
        statuses.gate = gate;
        statuses.settings = settings;
        statuses.self = instance;
        budget.gate = gate;
        budget.settings = settings;
    }

    public OrderStatuses statuses() {
        return statuses;
    }

    public CallBudget budget() {
        return budget;
    }

    public RedisNodes nodes() {
        return nodes;
    }

    public UnifiedJedis client() {
        return nodes.client();
    }

    public DecisionSubscriber subscriber(DecisionWatch watch) {
        DecisionSubscriber subscriber = new DecisionSubscriber();
        subscriber.nodes = nodes;
        subscriber.watch = watch;
        subscriber.self = instance;
        return subscriber;
    }

    /** Those who listen to the news, at all servers that the client knows; each server knows its own. */
    public long listeners() {
        return nodes.pools().stream().mapToLong(RealRedis::listeners).sum();
    }

    private static long listeners(Pool<Connection> server) {
        try (Connection connection = server.getResource()) {
            return new Jedis(connection).pubsubNumSub(DecisionNews.CHANNEL).get(DecisionNews.CHANNEL);
        } catch (JedisException away) {
            return 0;
        }
    }

    public RedisGate gate() {
        return gate;
    }

    @Override
    public void close() {
        connection.close(nodes);
        clock.close();
        threads.shutdown();
    }
}
