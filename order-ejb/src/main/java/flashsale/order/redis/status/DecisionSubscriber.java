package flashsale.order.redis.status;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.Scheduler.ScheduledTask;
import flashsale.order.application.monitoring.FaultText;
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
 * Subscribes to the decisions of other instances and wakes the clients that wait for them here. Subscribes again after Redis was
 * unavailable, and when heartbeats stop arriving: a server that vanished or was demoted does not close the connection.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DecisionSubscriber {

    private static final Logger LOG = System.getLogger(DecisionSubscriber.class.getName());
    private static final int RECONNECT_SECONDS = 1;

    /** A subscription times out after five heartbeats were missed. */
    private static final Duration HEARTBEAT_INTERVAL = RedisClientSettings.SUBSCRIPTION_TIMEOUT.dividedBy(5);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final JedisPubSub listener = new JedisPubSub() {
        @Override
        public void onMessage(String channel, String message) {
            waiters.wake(DecisionNews.read(instanceId, message));
        }
    };

    @Inject
    RedisTopology topology;

    @Inject
    DecisionWaiters waiters;

    @Inject
    InstanceId instanceId;

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
            } while (!stopping.await(RECONNECT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe() {
        try {
            topology.client().subscribe(listener, DecisionNews.CHANNEL);
        } catch (JedisException unavailable) {
            LOG.log(
                    Level.DEBUG,
                    "Subscription to decisions ended; waiting clients get them from the database within a second: {0}",
                    FaultText.brief(unavailable));
        }
    }

    /** Published on the channel of the decisions: a subscription that receives heartbeats receives decisions as well. */
    void sendHeartbeat() {
        try {
            topology.client().publish(DecisionNews.CHANNEL, DecisionNews.write(instanceId, List.of()));
        } catch (RuntimeException unavailable) {
            // An exception would end the schedule.
            LOG.log(Level.DEBUG, "Heartbeat not published: {0}", FaultText.brief(unavailable));
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
            LOG.log(Level.DEBUG, "Subscription was already closed: {0}", FaultText.brief(broken));
        }
    }
}
