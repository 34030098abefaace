package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Decisions that are not straightforward: duplicates, garbage, conflicts and redrives. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class OrderDecisionIT {

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void aDuplicateRecordIsOneOrder() throws SQLException {
        long product = api.createProduct(5);
        UUID traceId = UUID.randomUUID();
        String record = KafkaTopics.requestValue(traceId, "42", product);

        KafkaTopics.publish(Long.toString(product), record, record);
        // Later in the same partition: once it is decided, both copies are decided.
        api.awaitDecision("42", api.placeOrder("42", product));

        assertThat(Jdbc.queryNumber("select count(*) from orders where trace_id = ?", traceId.toString()))
                .isEqualTo(1);
        assertThat(Jdbc.queryNumber("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(KafkaTopics.deadLettersContaining(traceId.toString())).isEmpty();
    }

    @Test
    void aGarbageRecordBecomesADeadLetterAndBlocksNothing() {
        long product = api.createProduct(5);
        String garbage = "no request, " + UUID.randomUUID();

        KafkaTopics.publish(Long.toString(product), garbage);

        assertThat(api.awaitDecision("42", api.placeOrder("42", product)).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(KafkaTopics.deadLettersContaining(garbage))
                .singleElement()
                .satisfies(letter ->
                        assertThat(KafkaTopics.header(letter, "order-reason")).isEqualTo("INVALID_REQUEST"));
    }

    @Test
    void anOptimisticLockConflictIsRetriedAndCompleted() throws SQLException {
        long product = api.createProduct(5);
        long version = Jdbc.queryNumber("select version from product where id = ?", product);
        try (Connection lock = Jdbc.connect();
                Statement change = lock.createStatement()) {
            lock.setAutoCommit(false);
            change.executeUpdate("update product set stock = stock - 1, version = version + 1 where id = " + product);

            String traceId = api.placeOrder("42", product);
            await("the order to have read the old version").until(Jdbc::isProductUpdateWaiting);
            lock.commit();

            assertThat(api.awaitDecision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        }
        assertThat(Jdbc.queryNumber("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(Jdbc.queryNumber("select version from product where id = ?", product))
                .isEqualTo(version + 2);
    }

    @Test
    void aRedriveAfterARestockCompletesAFailedOrder() {
        long product = api.createProduct(0);
        String traceId = api.placeOrder("42", product);
        api.awaitDecision("42", traceId);
        String redrive = "{\"traceIds\":[\"" + traceId + "\"]}";

        api.postAsOperator("/api/v1/products/" + product + "/restock", "{\"quantity\":2}");
        HttpResponse<String> done = api.postAsOperator("/api/v1/dead-letters/redrive", redrive);

        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.body()).isEqualTo("{\"redriven\":1,\"skipped\":0}");
        assertThat(api.awaitDecision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        assertThat(api.postAsOperator("/api/v1/dead-letters/redrive", redrive).body())
                .isEqualTo("{\"redriven\":0,\"skipped\":1}");
        assertThat(api.get("/api/v1/products/" + product, "42", ApiClient.CUSTOMER)
                        .body())
                .contains("\"stock\":1");
    }
}
