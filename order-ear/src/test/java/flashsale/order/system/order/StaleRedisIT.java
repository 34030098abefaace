package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

/** A failed request is redriven and becomes an order, and Redis misses it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StaleRedisIT {

    private static final String MEMBER = "42";

    @ArquillianResource
    URI deployed;

    private final RedisClient redis =
            RedisClient.create(SystemUnderTest.services().redis());

    private ApiClient api;

    private long product;

    private String traceId;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void failARequest() {
        api = new ApiClient(deployed);
        product = api.createProduct(0);
        traceId = api.placeOrder(MEMBER, product);
        assertThat(api.awaitDecision(MEMBER, traceId).getString("status")).isEqualTo("FAILED");
        api.postAsOperator("/api/v1/products/" + product + "/restock", "{\"quantity\":1}");
    }

    @AfterEach
    void disconnect() {
        redis.configSet("maxmemory", "0");
        redis.close();
    }

    @Test
    void theOrderIsShownAlthoughRedisIsSetBackToTheFailure() {
        Map<String, String> failed = redis.hgetAll(key());
        redrive();
        setBackTo(failed);

        assertThat(api.get(path(), MEMBER, ApiClient.CUSTOMER).body()).contains("\"COMPLETED\"");
        assertThat(redis.hget(key(), "status")).isEqualTo("COMPLETED");
        setBackTo(failed);
        assertThat(api.awaitDecision(MEMBER, traceId).getString("status")).isEqualTo("COMPLETED");
        setBackTo(failed);
        assertThat(api.get(path() + "/events", MEMBER, ApiClient.CUSTOMER).body())
                .contains("\"COMPLETED\"")
                .doesNotContain("FAILED");
    }

    @Test
    void theOrderIsShownAlthoughRedisIsFull() {
        redis.configSet("maxmemory-policy", "noeviction");
        redis.configSet("maxmemory", "1");
        redrive();

        assertThat(api.get(path(), MEMBER, ApiClient.CUSTOMER).body()).contains("\"COMPLETED\"");
        assertThat(redis.hget(key(), "status")).isEqualTo("FAILED");
        redis.configSet("maxmemory", "0");

        await("Redis to get the missed decision")
                .until(() -> redis.hget(key(), "status").equals("COMPLETED"));
    }

    private void redrive() {
        assertThat(api.postAsOperator("/api/v1/dead-letters/redrive", "{\"traceIds\":[\"" + traceId + "\"]}")
                        .body())
                .isEqualTo("{\"redriven\":1,\"skipped\":0}");
        assertThat(api.awaitDecision(MEMBER, traceId).getString("status")).isEqualTo("COMPLETED");
    }

    private void setBackTo(Map<String, String> hash) {
        redis.del(key());
        redis.hset(key(), hash);
    }

    private String key() {
        return "order:trace:" + traceId;
    }

    private String path() {
        return "/api/v1/orders/" + traceId;
    }
}
