package flashsale.order.faults.server;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.faults.check.ConsistencyCheck;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.FaultTest;
import flashsale.order.faults.load.LoadRun;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Between two tries of an order the server dies and Redis is emptied, so that nothing is left but the key, the topic and the database. */
@FaultTest
class ClientRetryIT {

    private static final String KEY = "the-same-key";

    @Test
    void anOrderThatIsDecidedIsNotMadeTwice(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            CustomerOrder order = run.nextOrder();
            run.orderWithKey(KEY, order);
            String traceId = order.traceId();
            run.awaitDecided(1);

            loseAllThatIsNotWritten(system);
            HttpResponse<String> again = run.orderWithKey(KEY, order);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(order.traceId()).isEqualTo(traceId);
            run.assertConsistent();
            assertThat(run.database().decisionCount()).isEqualTo(1);
        }
    }

    /** Nobody can know of the first try then; both stand on the topic. */
    @Test
    void norIsOneThatIsNotDecidedYet(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            CustomerOrder order = run.nextOrder();
            system.services().database().process().orElseThrow().kill();
            run.orderWithKey(KEY, order);
            String traceId = order.traceId();

            loseAllThatIsNotWritten(system);
            HttpResponse<String> again = run.orderWithKey(KEY, order);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(order.traceId()).isEqualTo(traceId);
            run.assertConsistent();
            assertThat(run.database().decisionCount()).isEqualTo(1);
        }
    }

    private static void loseAllThatIsNotWritten(BreakableSystem system) throws Exception {
        system.first().kill();
        try (RedisClient redis = ConsistencyCheck.redis(system)) {
            redis.flushAll();
        }
        system.restore();
    }
}
