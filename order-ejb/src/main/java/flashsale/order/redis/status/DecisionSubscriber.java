package flashsale.order.redis.status;

import flashsale.order.application.monitoring.FaultText;
import flashsale.order.application.port.Scheduler;
import flashsale.order.application.port.Scheduler.ScheduledTask;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.configuration.ApplicationThreads;
import flashsale.order.configuration.InstanceId;
import flashsale.order.redis.connection.RedisClientSettings;
import flashsale.order.redis.connection.RedisTopology;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Wakes customers who wait on this instance for decisions made on another. Subscribes again when Redis was away, and when it hears
 * nothing any more: a server that vanished, or that is no longer master, closes no connection.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DecisionSubscriber {

    private static final Logger LOG = System.getLogger(DecisionSubscriber.class.getName());
    private static final int SECONDS_BETWEEN_TRIES = 1;

    /** A subscription times out after five heartbeats were missed. */
    private static final Duration HEARTBEAT_INTERVAL = RedisClientSettings.SUBSCRIPTION_TIMEOUT.dividedBy(5);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final JedisPubSub listener = new JedisPubSub() {
        @Override
        public void onMessage(String channel, String message) {
            watch.wake(DecisionNews.read(self, message));
        }
    };

    @Inject
    RedisTopology nodes;

    @Inject
    DecisionWaiters watch;

    @Inject
    InstanceId self;

    @Inject
    ApplicationThreads threads;

    @Inject
    Scheduler scheduler;

    private ScheduledTask heartbeats;

    @PostConstruct
    void start() {
        heartbeats = scheduler.scheduleWithFixedDelay(HEARTBEAT_INTERVAL, this::sendHeartbeat);
        threads.threadPerTask("decision-news").execute(this::listen);
    }

    public void listen() {
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
            nodes.client().subscribe(listener, DecisionNews.CHANNEL);
        } catch (JedisException away) {
            LOG.log(
                    Level.DEBUG,
                    "Redis announces no decisions; waiting clients learn of them from the database within a second: {0}",
                    FaultText.brief(away));
        }
    }

    /** Goes the way of the news, so that what hears it would hear news too. */
    void sendHeartbeat() {
        try {
            nodes.client().publish(DecisionNews.CHANNEL, DecisionNews.write(self, List.of()));
        } catch (RuntimeException away) {
            // One that is thrown would end the schedule.
            LOG.log(Level.DEBUG, "Redis took no heartbeat: {0}", FaultText.brief(away));
        }
    }

    @PreDestroy
    void end() {
        heartbeats.cancel();
        stop();
    }

    public void stop() {
        stopping.countDown();
        try {
            if (listener.isSubscribed()) {
                listener.unsubscribe();
            }
        } catch (JedisException broken) {
            LOG.log(Level.DEBUG, "The subscription was closed before: {0}", FaultText.brief(broken));
        }
    }
}
