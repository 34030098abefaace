package flashsale.order.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@UnderFaults
class ServerKilledIT {

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
        try (Sale sale = Sale.open(system, 6, 100 * kills)) {
            sale.customersCome(50);
            for (int kill = 1; kill <= kills; kill++) {
                long before = sale.books().decided();
                sale.backlog(BACKLOG);
                sale.awaitDecided(before + 1);
                system.first().kill();
                system.first().start();
            }
            sale.endsWell();
        }
    }
}
