package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.Jdbc;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
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

@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class OrderFlowIT {

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void open() {
        api = new ApiClient(deployed);
    }

    @Test
    void anOrderIsCompletedAndShownWithAllThatBelongsToIt() {
        long product = api.createProduct(5);

        String traceId = api.placeOrder("42", product);

        JsonObject decided = api.awaitDecision("42", traceId);
        assertThat(decided.getString("status")).isEqualTo("COMPLETED");
        assertThat(decided.getString("traceId")).isEqualTo(traceId);
        JsonObject order = decided.getJsonObject("order");
        assertThat(order.getJsonNumber("totalPrice")).hasToString("9900.00");
        assertThat(order.getJsonObject("receiverInfo").getString("name")).isEqualTo("김철수");
        assertThat(api.get("/api/v1/products/" + product, "42", ApiClient.CUSTOMER)
                        .body())
                .contains("\"stock\":4");
    }

    @Test
    void aSoldOutProductFailsTheOrderAndLeavesADeadLetter() {
        long product = api.createProduct(1);
        api.awaitDecision("1", api.placeOrder("1", product));

        String late = api.placeOrder("2", product);

        assertThat(api.awaitDecision("2", late).getString("status")).isEqualTo("FAILED");
        assertThat(api.awaitDecision("2", late).getString("reason")).isEqualTo("OUT_OF_STOCK");
        assertThat(KafkaTopics.deadLettersContaining(late)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(Long.toString(product));
            assertThat(KafkaTopics.header(letter, "order-reason")).isEqualTo("OUT_OF_STOCK");
            assertThat(KafkaTopics.header(letter, "order-attempt")).isEqualTo("1");
            assertThat(KafkaTopics.header(letter, "kafka_dlt-original-topic")).isEqualTo("order-request-v1");
        });
        assertThat(api.deadLetters("OUT_OF_STOCK"))
                .anySatisfy(letter -> assertThat(letter.getString("traceId")).isEqualTo(late));
    }

    @Test
    void aBadBodyIsAProblemWithEveryViolation() {
        HttpResponse<String> refused = api.postAsCustomer(
                "/api/v1/orders",
                "42",
                "{\"items\":[{\"productId\":0,\"quantity\":1000}],\"receiverInfo\":{\"name\":\"\",\"phone\":\"1\"},\"x\":1}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(refused).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field"))
                .containsExactlyInAnyOrder(
                        "x", "items[0].productId", "items[0].quantity", "receiverInfo.name", "receiverInfo.address");
    }

    @Test
    void aSlashMoreAtTheEndOfTheAddressMakesNoDifference() {
        long product = api.createProduct(1);

        HttpResponse<String> accepted = api.postAsCustomer("/api/v1/orders/", "42", ApiClient.orderBody(product));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Location"))
                .hasValue("/api/v1/orders/" + ApiClient.json(accepted).getString("traceId"));
    }

    @Test
    void theSameRecordTwiceIsOneOrder() throws SQLException {
        long product = api.createProduct(5);
        UUID traceId = UUID.randomUUID();
        String record = KafkaTopics.requestValue(traceId, "42", product);

        KafkaTopics.publish(Long.toString(product), record, record);
        // Behind the two in the same partition: when it is decided, they are.
        api.awaitDecision("42", api.placeOrder("42", product));

        assertThat(Jdbc.queryNumber("select count(*) from orders where trace_id = ?", traceId.toString()))
                .isEqualTo(1);
        assertThat(Jdbc.queryNumber("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(KafkaTopics.deadLettersContaining(traceId.toString())).isEmpty();
    }

    @Test
    void whatIsNoRequestBecomesADeadLetterAndWhatIsBehindItIsDecided() {
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
    void anOrderWhoseProductChangedMeanwhileIsTriedAgainAndCompleted() throws SQLException {
        long product = api.createProduct(5);
        long version = Jdbc.queryNumber("select version from product where id = ?", product);
        try (Connection rival = Jdbc.connect();
                Statement change = rival.createStatement()) {
            rival.setAutoCommit(false);
            change.executeUpdate("update product set stock = stock - 1, version = version + 1 where id = " + product);

            String traceId = api.placeOrder("42", product);
            await("the order to have read the old version").until(OrderFlowIT::someoneWaitsToUpdateAProduct);
            rival.commit();

            assertThat(api.awaitDecision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        }
        assertThat(Jdbc.queryNumber("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(Jdbc.queryNumber("select version from product where id = ?", product))
                .isEqualTo(version + 2);
    }

    private static boolean someoneWaitsToUpdateAProduct() throws SQLException {
        return Jdbc.queryNumber(
                        "select count(*) from information_schema.processlist where lower(info) like 'update product%'")
                > 0;
    }

    @Test
    void aSoldOutOrderIsCompletedByARedriveAfterARestock() {
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

    @Test
    void anotherMembersOrderDoesNotExist() {
        long product = api.createProduct(5);
        String traceId = api.placeOrder("42", product);

        assertThat(api.get("/api/v1/orders/" + traceId, "43", ApiClient.CUSTOMER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readinessNamesEveryDependency() {
        HttpResponse<String> ready = api.get("/health/ready", "42", ApiClient.CUSTOMER);

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains(
                        "\"web\"",
                        "\"database\"",
                        "\"kafka\"",
                        "\"redis\"",
                        "\"consumer-loop-0\"",
                        "\"consumer-loop-1\"");
    }
}
