package flashsale.order.faults.redis;

import flashsale.order.faults.check.ConsistencyCheck;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Redis only speeds up status reads. Every run checks that no owner gets a 404 and that no final status changes. */
@FaultTest
class RedisOutageIT {

    private static final int CUSTOMERS = 60;
    private static final int SOME = 150;

    @Test
    void ordersAreAcceptedAndDecidedWhileRedisIsDown(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.services().cache().process().orElseThrow().kill();
            assertProgress(run);
            system.services().cache().start();
            assertProgress(run);
            run.assertConsistent();
        }
    }

    @Test
    @Tag("short")
    void noClientNoticesThatRedisIsFlushedRepeatedly(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS);
                RedisClient redis = ConsistencyCheck.redis(system)) {
            for (int flush = 0; flush < 5; flush++) {
                run.awaitAccepted(SOME / 2);
                redis.flushAll();
            }
            run.assertConsistent();
        }
    }

    /** Once just below the timeout and once far beyond it. */
    @Test
    void ordersAreAcceptedAndDecidedWhileRedisIsSlow(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 3, 150).withCustomers(CUSTOMERS)) {
            run.awaitAccepted(SOME);
            system.redisProxy().delay(Duration.ofMillis(300));
            assertProgress(run);
            system.redisProxy().delay(Duration.ofSeconds(5));
            assertProgress(run);
            system.redisProxy().reset();
            assertProgress(run);
            run.assertConsistent();
        }
    }

    private static void assertProgress(LoadRun run) throws Exception {
        long decided = run.database().decisionCount();
        run.awaitAccepted(SOME);
        run.awaitDecided(decided + SOME);
    }
}
