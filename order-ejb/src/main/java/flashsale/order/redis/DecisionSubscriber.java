package flashsale.order.redis;

import flashsale.order.application.DecisionWatch;
import flashsale.order.application.FaultText;
import flashsale.order.configuration.Executors;
import flashsale.order.configuration.Instance;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** Wakes customers who wait on this instance for decisions made on another. Subscribes again when Redis was away. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DecisionSubscriber {

    private static final Logger LOG = System.getLogger(DecisionSubscriber.class.getName());
    private static final int SECONDS_BETWEEN_TRIES = 1;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final JedisPubSub listener = new JedisPubSub() {
        @Override
        public void onMessage(String channel, String message) {
            watch.heardOf(DecisionNews.read(self, message));
        }
    };

    @Inject
    RedisClient redis;

    @Inject
    DecisionWatch watch;

    @Inject
    Instance self;

    @Inject
    Executors executors;

    @PostConstruct
    void start() {
        executors.threads("decision-news").execute(this::listen);
    }

    void listen() {
        try {
            do {
                subscribe();
            } while (!stopping.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe() {
        try {
            redis.subscribe(listener, DecisionNews.CHANNEL);
        } catch (JedisException away) {
            LOG.log(
                    Level.DEBUG,
                    "No news of decisions from Redis; waiting customers hear of them within a second by the database: {0}",
                    FaultText.brief(away));
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        try {
            if (listener.isSubscribed()) {
                listener.unsubscribe();
            }
        } catch (JedisException broken) {
            LOG.log(Level.DEBUG, "The connection for news was broken already: {0}", FaultText.brief(broken));
        }
    }
}
