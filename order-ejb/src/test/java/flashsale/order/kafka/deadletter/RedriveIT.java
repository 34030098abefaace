package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.deadletter.RedriveDeadLetters;
import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.deadletter.RequeueRequests;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.consume.RealConsumerLoop;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.publish.KafkaOrderRequestPublisher;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedriveIT {

    private final RealDatabase database = RealDatabase.get();
    private final RealConsumerLoop loop = new RealConsumerLoop(database, 1_000);
    private final KafkaOrderRequestPublisher publisher = new KafkaOrderRequestPublisher();
    private final DeadLetterReader reader = new DeadLetterReader();
    private final RedriveDeadLetters redrive = new RedriveDeadLetters(
            reader,
            database.orders(),
            new RequeueRequests(
                    database.orders(), loop.statuses(), publisher, database.unitOfWork(), Clock.systemUTC()),
            database.redrives(),
            pause -> {},
            Clock.systemUTC());
    private final Product product = database.onSale(Samples.product(0));
    private final OrderRequest request = Samples.request(product);

    RedriveIT() {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(Map.of()));
        Injection.set(clients, "instanceId", new InstanceId());
        Injection.set(publisher, "clients", clients);
        Injection.set(publisher, "orderMetrics", loop.metrics().orderMetrics());
        publisher.connect();
        reader.clients = clients;
    }

    @AfterEach
    void close() {
        publisher.close();
        loop.close();
    }

    @Test
    void aFailedRequestIsRedrivenOnceAndConfirmedAfterARestock() {
        decide();
        database.unitOfWork().run(() -> database.products().change(product.withStock(5)));

        assertThat(redrive()).isEqualTo(new Redriven(1, 0));
        assertThat(redrive()).isEqualTo(new Redriven(0, 1));
        assertThat(status()).isEqualTo(State.PROCESSING);
        decide();

        assertThat(status()).isEqualTo(State.COMPLETED);
        assertThat(redrive()).isEqualTo(new Redriven(0, 1));
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(4);
    }

    /** Its own time is not that of the first failure. */
    @Test
    void aRequestThatFailedAgainIsFoundByItsSecondFailure() {
        decide();
        assertThat(redrive()).isEqualTo(new Redriven(1, 0));
        decide();
        assertThat(status()).isEqualTo(State.FAILED);

        assertThat(reader.failedRequests(Map.of(
                        request.traceId(),
                        database.orders()
                                .find(request.traceId())
                                .orElseThrow()
                                .status()
                                .since())))
                .extracting(OrderRequest::attempt)
                .containsExactly(2);
        assertThat(redrive()).isEqualTo(new Redriven(1, 0));
    }

    @Test
    void anUnknownRequestIsSkipped() {
        assertThat(redrive.redrive(Set.of(Samples.traceId()))).isEqualTo(new Redriven(0, 1));
    }

    /** Sends the first attempt (a duplicate has no effect) and has all records up to it decided. */
    private void decide() {
        var last = RealTopics.sendOrder(request);
        loop.start();
        loop.awaitCommitted(last);
        loop.stop();
    }

    private Redriven redrive() {
        return redrive.redrive(Set.of(request.traceId()));
    }

    private State status() {
        return loop.statusOf(request.traceId()).state();
    }
}
