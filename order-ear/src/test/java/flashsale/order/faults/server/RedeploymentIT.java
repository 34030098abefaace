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

@FaultTest
class RedeploymentIT {

    private static final int TIMES = 3;

    /** Else every redeployment takes some 20 MiB of the server's memory, until there is none left. */
    @Test
    void anApplicationThatIsReplacedLeavesTheMemory(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 100)) {
            useAndReplace(system, run);
            useAndReplace(system, run);
            // The one that serves, and one before it, which threads keep that Payara started for it and never ends.
            long few = system.first().deploymentsInMemory();
            for (int time = 0; time < TIMES; time++) {
                useAndReplace(system, run);
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(system.first().deploymentsInMemory()).isLessThanOrEqualTo(few));
            run.assertConsistent();
        }
    }

    private static void useAndReplace(BreakableSystem system, LoadRun run) throws Exception {
        run.orderWithKey(UUID.randomUUID().toString(), run.nextOrder());
        run.awaitDrained();
        system.first().undeploy();
        system.first().deploy();
        await("readiness")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Readiness.of(system.first()).failedChecks().isEmpty());
    }
}
