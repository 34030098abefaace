package flashsale.order.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@UnderFaults
class RedeploymentIT {

    private static final int TIMES = 4;

    /** The one that serves, and the first of all, which a thread of Payara's own log keeps for good. */
    private static final int KEPT = 2;

    /** Else every redeployment takes some 20 MiB of the server's memory, until there is none left. */
    @Test
    void anApplicationThatIsReplacedLeavesTheMemory(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100)) {
            for (int time = 0; time < TIMES; time++) {
                sale.orderUnder(UUID.randomUUID().toString(), sale.nextPurchase());
                sale.awaitNothingLeft();
                system.first().leave();
                system.first().join();
                await("readiness")
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> Readiness.of(system.first()).missing().isEmpty());
            }
            await("those before to be gone")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> system.first().deploymentsInMemory() <= KEPT);
            sale.endsWell();
        }
    }
}
