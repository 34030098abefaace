package flashsale.order.redis.status;

import static flashsale.order.fixture.RealProcesses.await;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.track.AwaitDecision;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.application.track.EndUnreceived;
import flashsale.order.application.track.FindOrder;
import flashsale.order.application.track.FollowOrder;
import flashsale.order.application.track.QueueProgress;
import flashsale.order.application.track.RedriveHorizon;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.NoScheduler;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Protocol.Command;

@ParameterizedClass
@EnumSource
class DecisionNewsIT {

    private final RealRedis here;
    private final RealRedis elsewhere;
    private final DecisionWaiters waiters = new DecisionWaiters(1);
    private final DecisionSubscriber subscriber;
    private Thread listening;

    DecisionNewsIT(RedisKind kind) {
        here = kind.connect(Map.of());
        elsewhere = kind.connect(Map.of());
        subscriber = here.subscriber(waiters);
    }

    private Thread listen() {
        listening = new Thread(subscriber::listen);
        listening.start();
        await().until(() -> elsewhere.subscribers() == 1);
        return listening;
    }

    @AfterEach
    void end() throws InterruptedException {
        subscriber.stop();
        listening.join();
        here.close();
        elsewhere.close();
    }

    @Test
    void aDecisionMadeElsewhereWakesAClientThatWaitsHere() {
        listen();

        assertThatADecisionElsewhereWakesAClientHere();
    }

    private void assertThatADecisionElsewhereWakesAClientHere() {
        TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], Clock.systemUTC());
        TraceId traceId = traceIds.issue("member");
        OrderView failed = OrderView.of(OrderStatus.failed(traceId, "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
        FindOrder findOrder = new FindOrder(
                traceIds,
                here.statuses(),
                RealDatabase.get().orders(),
                new RedriveHorizon(RealDatabase.get().redrives(), System::nanoTime),
                neverEnding(traceIds),
                new TimeLimiter(Duration.ofMinutes(1), Runnable::run, Runnable::run, new NoScheduler()),
                Clock.systemUTC());
        var answer = new AwaitDecision(
                        findOrder, new FollowOrder(findOrder, waiters, Runnable::run), Runnable::run, new NoScheduler())
                .await("member", traceId, Duration.ofMinutes(5))
                .toCompletableFuture();

        elsewhere
                .statuses()
                .conclude(List.of(
                        OrderView.of(OrderStatus.completed(Samples.traceId(), "another", Instant.EPOCH)), failed));

        await().untilAsserted(() -> assertThat(answer).isCompletedWithValue(Optional.of(failed)));
    }

    private static EndUnreceived neverEnding(TraceIds traceIds) {
        return new EndUnreceived(
                traceIds,
                new ArrivalWindow(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                new QueueProgress(null, Clock.systemUTC()),
                RealDatabase.get().orders(),
                RealDatabase.get().unitOfWork(),
                null,
                Clock.systemUTC());
    }

    @Test
    void aForeignMessageIsIgnoredAndTheSubscriptionContinues() {
        listen();

        elsewhere.client().publish("order:decided", "  nonsense \u0000 ");

        assertThatADecisionElsewhereWakesAClientHere();
    }

    @Test
    void aHeartbeatReachesAllSubscribersAndAnnouncesNothing() throws InterruptedException {
        listen();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        JedisPubSub otherSubscriber = new JedisPubSub() {
            @Override
            public void onMessage(String channel, String message) {
                received.add(message);
                unsubscribe();
            }
        };
        var listener = Together.begin(() -> {
            elsewhere.client().subscribe(otherSubscriber, DecisionNews.CHANNEL);
            return true;
        });
        await().until(() -> elsewhere.subscribers() == 2);

        subscriber.sendHeartbeat();

        assertThat(DecisionNews.read(new InstanceId(), received.take())).isEmpty();
        assertThat(Together.end(listener)).isTrue();
    }

    @Test
    void aSubscriptionIsRenewedAfterItsConnectionBroke() {
        listen();

        breakConnection();
        assertThat(elsewhere.subscribers()).isZero();

        await().until(() -> elsewhere.subscribers() == 1);
    }

    @Test
    void aSubscriberWhoseConnectionBrokeCanBeStopped() {
        listen();

        breakConnection();
        subscriber.stop();

        await().until(() -> !listening.isAlive());
    }

    /** Has Redis close the connection of every subscriber. */
    private void breakConnection() {
        elsewhere.topology().pools().forEach(pool -> {
            try (Connection connection = pool.getResource()) {
                connection.executeCommand(new CommandArguments(Command.CLIENT)
                        .add("KILL")
                        .add("TYPE")
                        .add("pubsub"));
            }
        });
    }

    @Test
    void aStoppedSubscriberEndsItsThreadAndItsSubscription() {
        Thread listener = listen();

        subscriber.stop();

        await().until(() -> !listener.isAlive());
        assertThat(elsewhere.subscribers()).isZero();
    }
}
