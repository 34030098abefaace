package flashsale.order.faults.redis;

import flashsale.order.faults.check.ConsistencyCheck;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Redis is a fast view only. That no owner gets a 404 and no final status changes is watched in each of these sales. */
@FaultTest
class RedisOutageIT {

    private static final int CUSTOMERS = 60;
    private static final int SOME = 150;

    @Test
    void intakeAndDecisionsGoOnWhileRedisIsKilled(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.services().cache().process().orElseThrow().kill();
            goesOn(run);
            system.services().cache().start();
            goesOn(run);
            run.assertConsistent();
        }
    }

    @Test
    @Tag("short")
    void nobodyNoticesThatRedisIsEmptiedAgainAndAgain(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS);
                RedisClient redis = ConsistencyCheck.redis(system)) {
            for (int times = 0; times < 5; times++) {
                run.awaitAccepted(SOME / 2);
                redis.flushAll();
            }
            run.assertConsistent();
        }
    }

    /** Just within the time limit for its answers, and far beyond it. */
    @Test
    void intakeAndDecisionsGoOnWhileRedisIsSlow(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.redisProxy().delay(Duration.ofMillis(300));
            goesOn(run);
            system.redisProxy().delay(Duration.ofSeconds(5));
            goesOn(run);
            system.redisProxy().reset();
            goesOn(run);
            run.assertConsistent();
        }
    }

    private static void goesOn(LoadRun run) throws Exception {
        long decided = run.database().decisionCount();
        run.awaitAccepted(SOME);
        run.awaitDecided(decided + SOME);
    }
}
