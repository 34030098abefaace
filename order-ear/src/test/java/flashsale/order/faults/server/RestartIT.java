package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.RestartAnswers;
import flashsale.order.faults.client.RestartAnswers.Call;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Whatever customers ask while a server stops and starts, no answer denies an order that exists, or an order that was accepted. */
@FaultTest
class RestartIT {

    private static final int SOME = 20;
    private static final int REDEPLOYMENTS = 3;

    @Test
    @DisabledIfSystemProperty(
            named = "flashsale.test.server",
            matches = "wildfly",
            disabledReason = "WildFly stops its host a second before its listener (decision 52)")
    void everyAnswerDuringARestartIsRight(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            RestartAnswers answers = ask(system, run);
            awaitRight(answers);
            system.first().stop();
            system.first().start();
            awaitRight(answers);
            answers.stop();
            assertThat(answers.wrong()).isEmpty();
        }
    }

    @Test
    void everyAnswerDuringARedeploymentIsRight(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            RestartAnswers answers = ask(system, run);
            awaitRight(answers);
            for (int redeployment = 0; redeployment < REDEPLOYMENTS; redeployment++) {
                system.first().undeploy();
                system.first().deploy();
                awaitRight(answers);
            }
            answers.stop();
            assertThat(answers.wrong()).isEmpty();
        }
    }

    private static RestartAnswers ask(BreakableSystem system, LoadRun run) {
        CustomerOrder order = run.orders().next();
        run.orderWithKey(UUID.randomUUID().toString(), order);
        run.awaitDecided(1);
        HttpRequest.Builder to = HttpRequest.newBuilder()
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + order.member().token())
                .header("Content-Type", "application/json");
        Call status = new Call(
                to.copy()
                        .uri(system.first().http().resolve("/api/v1/orders/" + order.traceId()))
                        .build(),
                200);
        Call place = new Call(
                to.copy()
                        .uri(system.first().http().resolve("/api/v1/orders"))
                        .POST(BodyPublishers.ofString(order.body()))
                        .build(),
                202);
        return new RestartAnswers(status, place, status, place);
    }

    private static void awaitRight(RestartAnswers answers) {
        long enough = answers.right() + SOME;
        await("answers of the application").atMost(Duration.ofMinutes(1)).until(() -> answers.right() >= enough);
    }
}
