package flashsale.order.faults.server;

import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while it works off a backlog. */
@FaultTest
class ServerCrashIT {

    /** Ten with the test before. */
    private static final int CRASHES = 9;

    private static final int BACKLOG = 1_500;

    @Test
    @Tag("short")
    void aCrashDuringABacklogLosesNothingAndRepeatsNothing(BreakableSystem system) throws Exception {
        crashDuringBacklog(system, 1);
    }

    /** Each start continues what the crash before left unfinished. */
    @Test
    void repeatedCrashesLoseNothingAndRepeatNothing(BreakableSystem system) throws Exception {
        crashDuringBacklog(system, CRASHES);
    }

    private static void crashDuringBacklog(BreakableSystem system, int crashes) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 100 * crashes)) {
            run.withCustomers(50);
            for (int kill = 1; kill <= crashes; kill++) {
                long before = run.database().decisionCount();
                run.publishBacklog(BACKLOG);
                run.awaitDecided(before + 1);
                system.first().kill();
                system.first().start();
            }
            run.assertConsistent();
        }
    }
}
