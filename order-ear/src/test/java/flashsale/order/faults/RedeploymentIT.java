package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@UnderFaults
class RedeploymentIT {

    private static final int TIMES = 3;

    /** Else every redeployment takes some 20 MiB of the server's memory, until there is none left. */
    @Test
    void anApplicationThatIsReplacedLeavesTheMemory(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100)) {
            useAndReplace(system, sale);
            useAndReplace(system, sale);
            // The one that serves, and one before it, which threads keep that Payara started for it and never ends.
            long few = system.first().deploymentsInMemory();
            for (int time = 0; time < TIMES; time++) {
                useAndReplace(system, sale);
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(system.first().deploymentsInMemory()).isLessThanOrEqualTo(few));
            sale.endsWell();
        }
    }

    private static void useAndReplace(BreakableSystem system, Sale sale) throws Exception {
        sale.orderUnder(UUID.randomUUID().toString(), sale.nextPurchase());
        sale.awaitNothingLeft();
        system.first().leave();
        system.first().join();
        await("readiness")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Readiness.of(system.first()).missing().isEmpty());
    }
}
