package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of a member's orders. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OrderListIT {

    private final ApiClient api = new ApiClient(SystemUnderTest.server().http());
    private final String member = "lister-" + UUID.randomUUID();

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @Test
    void ordersAreListedNewestFirstWithTheirFullStatus() {
        long product = api.createProduct(2);
        List<JsonObject> decided = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            decided.add(0, api.awaitDecision(member, api.placeOrder(member, product)));
        }

        JsonObject first = list("?limit=2");
        JsonObject second = list("?limit=2&after=" + first.getString("next"));

        assertThat(first.getJsonArray("orders").getValuesAs(JsonObject.class)).isEqualTo(decided.subList(0, 2));
        assertThat(second.getJsonArray("orders").getValuesAs(JsonObject.class)).isEqualTo(decided.subList(2, 3));
        assertThat(second).doesNotContainKey("next");
        assertThat(list("").getJsonArray("orders").getValuesAs(JsonObject.class))
                .isEqualTo(decided);
    }

    @Test
    void aMemberWithoutOrdersGetsAnEmptyList() {
        assertThat(get("").body()).isEqualTo("{\"orders\":[]}");
    }

    @Test
    void anotherMembersCursorIsRefused() {
        long product = api.createProduct(0);
        String other = "lister-" + UUID.randomUUID();
        api.awaitDecision(other, api.placeOrder(other, product));
        api.awaitDecision(other, api.placeOrder(other, product));
        String next = ApiClient.json(api.get("/api/v1/orders?limit=1", other, ApiClient.CUSTOMER))
                .getString("next");

        assertRefused("after", get("?after=" + next));
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,limit", "?limit=101,limit", "?limit=ten,limit", "?after=nonsense,after", "?after=%00,after"})
    void anInvalidParameterIsAProblemThatNamesIt(String query, String parameter) {
        assertRefused(parameter, get(query));
    }

    @Test
    void onlyCustomersHaveOrders() {
        assertThat(api.get("/api/v1/orders", member, ApiClient.OPERATOR).statusCode())
                .isEqualTo(403);
    }

    private static void assertRefused(String parameter, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ApiClient.json(response).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field"))
                .containsExactly(parameter);
    }

    private JsonObject list(String query) {
        HttpResponse<String> response = get(query);
        assertThat(response.statusCode()).isEqualTo(200);
        return ApiClient.json(response);
    }

    private HttpResponse<String> get(String query) {
        return api.get("/api/v1/orders" + query, member, ApiClient.CUSTOMER);
    }
}
