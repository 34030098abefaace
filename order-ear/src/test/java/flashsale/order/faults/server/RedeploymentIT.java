package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.client.Readiness;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Redeployments of the application on a running server. */
@FaultTest
class RedeploymentIT {

    private static final int REDEPLOYMENTS = 3;

    /** Otherwise every redeployment would leak about 20 MiB until the server runs out of memory. */
    @Test
    void aReplacedDeploymentIsGarbageCollected(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100)) {
            useAndRedeploy(system, run);
            useAndRedeploy(system, run);
            // The active deployment and an earlier one, which Payara's own threads keep reachable for ever.
            long baseline = system.first().deploymentsInMemory();
            for (int i = 0; i < REDEPLOYMENTS; i++) {
                useAndRedeploy(system, run);
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(system.first().deploymentsInMemory()).isLessThanOrEqualTo(baseline));
            run.assertConsistent();
        }
    }

    private static void useAndRedeploy(BreakableSystem system, LoadRun run) throws Exception {
        run.orderWithKey(UUID.randomUUID().toString(), run.orders().next());
        run.awaitDrained();
        system.first().undeploy();
        system.first().deploy();
        await("readiness")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Readiness.of(system.first()).failedChecks().isEmpty());
    }
}
