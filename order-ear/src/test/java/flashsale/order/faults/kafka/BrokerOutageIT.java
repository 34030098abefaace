package flashsale.order.faults.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder.Result;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The broker restarts, crashes or hangs. */
@FaultTest
class BrokerOutageIT {

    private static final int CUSTOMERS = 40;
    private static final int SOME = 100;

    @Test
    void noOrderIsLostWhenTheBrokerRestarts(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.services().broker().stop();
            system.services().broker().start();
            run.awaitAccepted(SOME);
            run.assertConsistent();
        }
    }

    /** After a false 202 the order would never be decided. */
    @Test
    void ordersGet503AndNeverAFalse202WhileTheBrokerIsDown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.services().broker().process().orElseThrow().kill();
            long before = refused(run);
            await("orders to be refused").atMost(Duration.ofMinutes(1)).until(() -> refused(run) >= before + SOME);
            system.services().broker().start();
            run.awaitAccepted(SOME);
            run.assertConsistent();
            assertThat(run.history().withResult(Result.UNKNOWN))
                    .as("orders with an unknown result: %s", run.history().count(Result.UNKNOWN))
                    .allMatch(order -> order.traceId() != null);
        }
    }

    /** The frozen broker keeps some of the requests in its socket and decides them later, and loses the others. */
    @Test
    void everyUncertainOrderEndsAndCanBeOrderedAgainIfItWasNotReceived(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100)) {
            system.services().broker().process().orElseThrow().pause();
            try {
                run.withCustomers(CUSTOMERS);
                await("orders to be uncertain")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> run.history().count(Result.UNKNOWN) >= CUSTOMERS);
            } finally {
                system.services().broker().process().orElseThrow().resume();
            }
            run.awaitAccepted(SOME);
            run.awaitDrained();
            run.assertThatUncertainOrdersEnd();
        }
    }

    @Test
    void operatorsGetA503WhileTheBrokerHangs(BreakableSystem system) throws Exception {
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        system.services().broker().process().orElseThrow().pause();
        try {
            for (HttpResponse<String> response : List.of(client.deadLetters(operator), client.redrive(operator))) {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            system.services().broker().process().orElseThrow().resume();
        }
        await("dead letters to be readable again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> client.deadLetters(operator).statusCode() == 200);
    }

    /** A new producer waits until the broker has issued its producer id. */
    @Test
    void ordersAreAcceptedAgainAfterTheBrokerHungDuringTheFirstOnes(BreakableSystem system) throws Exception {
        system.first().stop();
        system.first().start();
        try (LoadRun run = LoadRun.start(system, 3, 100)) {
            system.services().broker().process().orElseThrow().pause();
            try {
                run.withCustomers(CUSTOMERS);
                await("orders to be refused").atMost(Duration.ofMinutes(1)).until(() -> refused(run) >= SOME);
            } finally {
                system.services().broker().process().orElseThrow().resume();
            }
            run.awaitAccepted(SOME);
            run.assertConsistent();
        }
    }

    private static long refused(LoadRun run) {
        return run.history().count(Result.NOT_PUBLISHED) + run.history().count(Result.UNKNOWN);
    }
}
