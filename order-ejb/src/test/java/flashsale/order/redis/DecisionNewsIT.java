package flashsale.order.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.AwaitDecision;
import flashsale.order.application.DecisionWatch;
import flashsale.order.application.FindOrder;
import flashsale.order.application.FollowOrder;
import flashsale.order.application.OrderView;
import flashsale.order.application.TraceIds;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.NoAlarm;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;

class DecisionNewsIT {

    private final RealRedis here = new RealRedis(RealServices.settings(Map.of()));
    private final RealRedis elsewhere = new RealRedis(RealServices.settings(Map.of()));
    private final DecisionWatch watch = new DecisionWatch(1);
    private final DecisionSubscriber subscriber = new DecisionSubscriber();
    private Thread listening;

    private Thread listen() {
        subscriber.redis = here.client();
        subscriber.watch = watch;
        subscriber.self = here.instance();
        listening = new Thread(subscriber::listen);
        listening.start();
        await().until(() -> subscribers() == 1);
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
    void aCustomerWhoWaitsHereIsWokenByADecisionMadeElsewhere() {
        listen();

        assertThatADecisionElsewhereWakesACustomerHere();
    }

    private void assertThatADecisionElsewhereWakesACustomerHere() {
        TraceIds traceIds = new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES], Clock.systemUTC());
        TraceId traceId = traceIds.issue("member");
        OrderView failed = OrderView.of(OrderStatus.failed(traceId, "member", Reason.OUT_OF_STOCK, Instant.EPOCH));
        FindOrder findOrder =
                new FindOrder(traceIds, here.statuses(), RealDatabase.get().orders(), Clock.systemUTC());
        var answer = new AwaitDecision(
                        findOrder, new FollowOrder(findOrder, watch, Runnable::run), Runnable::run, new NoAlarm())
                .await("member", traceId, Duration.ofMinutes(5))
                .toCompletableFuture();

        elsewhere
                .statuses()
                .conclude(List.of(
                        OrderView.of(OrderStatus.completed(Samples.traceId(), "another", Instant.EPOCH)), failed));

        await().untilAsserted(() -> assertThat(answer).isCompletedWithValue(Optional.of(failed)));
    }

    @Test
    void aMessageThatIsNoNewsWakesNobodyAndTheListenerListensOn() {
        listen();

        elsewhere.client().publish("order:decided", "  nonsense \u0000 ");

        assertThatADecisionElsewhereWakesACustomerHere();
    }

    @Test
    void theListenerListensAgainAfterItsConnectionBroke() {
        listen();

        breakConnection();
        assertThat(subscribers()).isZero();

        await().until(() -> subscribers() == 1);
    }

    @Test
    void aListenerWhoseConnectionBrokeCanBeStopped() {
        listen();

        breakConnection();
        subscriber.stop();

        await().until(() -> !listening.isAlive());
    }

    /** Returns when Redis has closed it. */
    private void breakConnection() {
        try (Connection connection = elsewhere.client().getPool().getResource()) {
            connection.executeCommand(
                    new CommandArguments(Command.CLIENT).add("KILL").add("TYPE").add("pubsub"));
        }
    }

    @Test
    void stoppedTheListenerEndsAndLeavesTheChannel() {
        Thread listener = listen();

        subscriber.stop();

        await().until(() -> !listener.isAlive());
        assertThat(subscribers()).isZero();
    }

    private long subscribers() {
        return elsewhere.client().publish(DecisionNews.CHANNEL, "");
    }
}
