package flashsale.order.faults.server;

import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@FaultTest
class ServerCrashIT {

    /** And the one before makes ten. */
    private static final int KILLS = 9;

    private static final int BACKLOG = 1_500;

    @Test
    @Tag("short")
    void aServerKilledInTheMiddleOfADrainLosesNothingAndDoesNothingTwice(BreakableSystem system) throws Exception {
        killInTheMiddle(system, 1);
    }

    /** Each time the server starts on what the one before left half done. */
    @Test
    void norDoesOneThatIsKilledAgainAndAgain(BreakableSystem system) throws Exception {
        killInTheMiddle(system, KILLS);
    }

    private static void killInTheMiddle(BreakableSystem system, int kills) throws Exception {
        try (LoadRun run = LoadRun.start(system, 6, 100 * kills)) {
            run.withCustomers(50);
            for (int kill = 1; kill <= kills; kill++) {
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
