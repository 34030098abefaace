package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order from its request to its decision, as clients see it. */
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
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void aCompletedOrderIsShownWithAllItsData() {
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
    void anOrderOfASoldOutProductFailsWithADeadLetter() {
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
    void anInvalidBodyIsAProblemWithEveryViolation() {
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
    void aTrailingSlashMakesNoDifference() {
        long product = api.createProduct(1);

        HttpResponse<String> accepted = api.postAsCustomer("/api/v1/orders/", "42", ApiClient.orderBody(product));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Location"))
                .hasValue("/api/v1/orders/" + ApiClient.json(accepted).getString("traceId"));
    }

    @Test
    void anotherMembersOrderIsNotFound() {
        long product = api.createProduct(5);
        String traceId = api.placeOrder("42", product);

        assertThat(api.get("/api/v1/orders/" + traceId, "43", ApiClient.CUSTOMER)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readinessReportsEveryDependency() {
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
