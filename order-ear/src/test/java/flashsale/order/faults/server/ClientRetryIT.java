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

/** Between two attempts the server crashes and Redis is flushed, so that only the key, the topic and the database remain. */
@FaultTest
class ClientRetryIT {

    private static final String KEY = "the-same-key";

    @Test
    void aDecidedOrderIsNotRepeated(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            CustomerOrder order = run.orders().next();
            run.orderWithKey(KEY, order);
            String traceId = order.traceId();
            run.awaitDecided(1);

            crashAndFlushRedis(system);
            HttpResponse<String> again = run.orderWithKey(KEY, order);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(order.traceId()).isEqualTo(traceId);
            run.assertConsistent();
            assertThat(run.database().decisionCount()).isEqualTo(1);
        }
    }

    /** The application cannot know of the first attempt, so both are on the topic. */
    @Test
    void anUndecidedOrderIsNotRepeated(BreakableSystem system) throws Exception {
        try (LoadRun run = LoadRun.start(system, 1, 100)) {
            CustomerOrder order = run.orders().next();
            system.services().database().process().orElseThrow().kill();
            run.orderWithKey(KEY, order);
            String traceId = order.traceId();

            crashAndFlushRedis(system);
            HttpResponse<String> again = run.orderWithKey(KEY, order);

            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(order.traceId()).isEqualTo(traceId);
            run.assertConsistent();
            assertThat(run.database().decisionCount()).isEqualTo(1);
        }
    }

    private static void crashAndFlushRedis(BreakableSystem system) throws Exception {
        system.first().kill();
        try (RedisClient redis = ConsistencyCheck.redis(system)) {
            redis.flushAll();
        }
        system.restore();
    }
}
