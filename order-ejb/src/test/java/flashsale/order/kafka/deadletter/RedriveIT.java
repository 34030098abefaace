package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.deadletter.RedriveDeadLetters;
import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.OrderStatus.State;
import flashsale.order.domain.Product;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.fixture.Samples;
import flashsale.order.jpa.RealDatabase;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.Decider;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.publish.KafkaOrderRequestPublisher;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedriveIT {

    private final RealDatabase database = RealDatabase.get();
    private final Decider decider = new Decider(database, 1_000);
    private final KafkaOrderRequestPublisher requests = new KafkaOrderRequestPublisher();
    private final DeadLetterReader deadLetters = new DeadLetterReader();
    private final RedriveDeadLetters redrive = new RedriveDeadLetters(
            deadLetters, database.orders(), decider.statuses(), requests, database.unitOfWork(), Clock.systemUTC());
    private final Product product = database.onSale(Samples.product(0));
    private final OrderRequest request = Samples.request(product);

    RedriveIT() {
        KafkaClients clients = new KafkaClients();
        Injection.set(clients, "settings", RealServices.settings(Map.of()));
        Injection.set(clients, "instanceId", new InstanceId());
        Injection.set(requests, "clients", clients);
        Injection.set(requests, "orderMetrics", decider.metrics().observations());
        requests.connect();
        deadLetters.clients = clients;
    }

    @AfterEach
    void close() {
        requests.close();
        decider.close();
    }

    @Test
    void aFailedRequestIsRedrivenOnceAndGetsTheStockThatCameBack() {
        decide();
        database.unitOfWork().run(() -> database.products().change(product.withStock(5)));

        assertThat(redrive()).isEqualTo(new Redriven(1, 0));
        assertThat(redrive()).isEqualTo(new Redriven(0, 1));
        assertThat(shown()).isEqualTo(State.PROCESSING);
        decide();

        assertThat(shown()).isEqualTo(State.COMPLETED);
        assertThat(redrive()).isEqualTo(new Redriven(0, 1));
        assertThat(database.products().find(product.id()).orElseThrow().stock()).isEqualTo(4);
    }

    @Test
    void aRequestThatNobodyKnowsIsSkipped() {
        assertThat(redrive.redrive(Set.of(Samples.traceId()))).isEqualTo(new Redriven(0, 1));
    }

    /** Sends the first attempt, which changes nothing where it came before, and has all decided that came until then. */
    private void decide() {
        var last = RealTopics.order(request);
        decider.start();
        decider.awaitDone(last);
        decider.stop();
    }

    private Redriven redrive() {
        return redrive.redrive(Set.of(request.traceId()));
    }

    private State shown() {
        return decider.statusOf(request.traceId()).state();
    }
}
