package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    private Shop shop;

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @BeforeEach
    void open() {
        shop = new Shop(deployed);
    }

    @Test
    void anOrderIsCompletedAndShownWithAllThatBelongsToIt() {
        long product = shop.newProduct(5);

        String traceId = shop.order("42", product);

        JsonObject decided = shop.decision("42", traceId);
        assertThat(decided.getString("status")).isEqualTo("COMPLETED");
        assertThat(decided.getString("traceId")).isEqualTo(traceId);
        JsonObject order = decided.getJsonObject("order");
        assertThat(order.getJsonNumber("totalPrice")).hasToString("9900.00");
        assertThat(order.getJsonObject("receiverInfo").getString("name")).isEqualTo("김철수");
        assertThat(shop.get("/api/v1/products/" + product, "42", Shop.CUSTOMER).body())
                .contains("\"stock\":4");
    }

    @Test
    void aSoldOutProductFailsTheOrderAndLeavesADeadLetter() {
        long product = shop.newProduct(1);
        shop.decision("1", shop.order("1", product));

        String late = shop.order("2", product);

        assertThat(shop.decision("2", late).getString("status")).isEqualTo("FAILED");
        assertThat(shop.decision("2", late).getString("reason")).isEqualTo("OUT_OF_STOCK");
        assertThat(OrderTopics.deadLettersWith(late)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(Long.toString(product));
            assertThat(OrderTopics.header(letter, "order-reason")).isEqualTo("OUT_OF_STOCK");
            assertThat(OrderTopics.header(letter, "order-attempt")).isEqualTo("1");
            assertThat(OrderTopics.header(letter, "kafka_dlt-original-topic")).isEqualTo("order-request-v1");
        });
        assertThat(shop.deadLetters("OUT_OF_STOCK"))
                .anySatisfy(letter -> assertThat(letter.getString("traceId")).isEqualTo(late));
    }

    @Test
    void aBadBodyIsAProblemWithEveryViolation() {
        HttpResponse<String> refused = shop.post(
                "/api/v1/orders",
                "42",
                "{\"items\":[{\"productId\":0,\"quantity\":1000}],\"receiverInfo\":{\"name\":\"\",\"phone\":\"1\"},\"x\":1}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Shop.json(refused).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field"))
                .containsExactlyInAnyOrder(
                        "x", "items[0].productId", "items[0].quantity", "receiverInfo.name", "receiverInfo.address");
    }

    @Test
    void aSlashMoreAtTheEndOfTheAddressMakesNoDifference() {
        long product = shop.newProduct(1);

        HttpResponse<String> accepted = shop.post("/api/v1/orders/", "42", Shop.orderOf(product));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Location"))
                .hasValue("/api/v1/orders/" + Shop.json(accepted).getString("traceId"));
    }

    @Test
    void theSameRecordTwiceIsOneOrder() throws SQLException {
        long product = shop.newProduct(5);
        UUID traceId = UUID.randomUUID();
        String record = OrderTopics.request(traceId, "42", product);

        OrderTopics.publish(Long.toString(product), record, record);
        // Behind the two in the same partition: when it is decided, they are.
        shop.decision("42", shop.order("42", product));

        assertThat(OrderTables.number("select count(*) from orders where trace_id = ?", traceId.toString()))
                .isEqualTo(1);
        assertThat(OrderTables.number("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(OrderTopics.deadLettersWith(traceId.toString())).isEmpty();
    }

    @Test
    void whatIsNoRequestBecomesADeadLetterAndWhatIsBehindItIsDecided() {
        long product = shop.newProduct(5);
        String garbage = "no request, " + UUID.randomUUID();

        OrderTopics.publish(Long.toString(product), garbage);

        assertThat(shop.decision("42", shop.order("42", product)).getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(OrderTopics.deadLettersWith(garbage))
                .singleElement()
                .satisfies(letter ->
                        assertThat(OrderTopics.header(letter, "order-reason")).isEqualTo("INVALID_REQUEST"));
    }

    @Test
    void anOrderWhoseProductChangedMeanwhileIsTriedAgainAndCompleted() throws SQLException {
        long product = shop.newProduct(5);
        long version = OrderTables.number("select version from product where id = ?", product);
        try (Connection rival = OrderTables.connect();
                Statement change = rival.createStatement()) {
            rival.setAutoCommit(false);
            change.executeUpdate("update product set stock = stock - 1, version = version + 1 where id = " + product);

            String traceId = shop.order("42", product);
            await("the order to have read the old version").until(OrderFlowIT::someoneWaitsToUpdateAProduct);
            rival.commit();

            assertThat(shop.decision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        }
        assertThat(OrderTables.number("select stock from product where id = ?", product))
                .isEqualTo(3);
        assertThat(OrderTables.number("select version from product where id = ?", product))
                .isEqualTo(version + 2);
    }

    private static boolean someoneWaitsToUpdateAProduct() throws SQLException {
        return OrderTables.number(
                        "select count(*) from information_schema.processlist where lower(info) like 'update product%'")
                > 0;
    }

    @Test
    void aSoldOutOrderIsCompletedByARedriveAfterARestock() {
        long product = shop.newProduct(0);
        String traceId = shop.order("42", product);
        shop.decision("42", traceId);
        String redrive = "{\"traceIds\":[\"" + traceId + "\"]}";

        shop.operate("/api/v1/products/" + product + "/restock", "{\"quantity\":2}");
        HttpResponse<String> done = shop.operate("/api/v1/dead-letters/redrive", redrive);

        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.body()).isEqualTo("{\"redriven\":1,\"skipped\":0}");
        assertThat(shop.decision("42", traceId).getString("status")).isEqualTo("COMPLETED");
        assertThat(shop.operate("/api/v1/dead-letters/redrive", redrive).body())
                .isEqualTo("{\"redriven\":0,\"skipped\":1}");
        assertThat(shop.get("/api/v1/products/" + product, "42", Shop.CUSTOMER).body())
                .contains("\"stock\":1");
    }

    @Test
    void anotherMembersOrderDoesNotExist() {
        long product = shop.newProduct(5);
        String traceId = shop.order("42", product);

        assertThat(shop.get("/api/v1/orders/" + traceId, "43", Shop.CUSTOMER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void readinessNamesEveryDependency() {
        HttpResponse<String> ready = shop.get("/health/ready", "42", Shop.CUSTOMER);

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
