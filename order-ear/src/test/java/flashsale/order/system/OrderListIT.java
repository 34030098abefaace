package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;

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

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OrderListIT {

    private final Shop shop = new Shop(RealSystem.server().http());
    private final String member = "lister-" + UUID.randomUUID();

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @Test
    void ordersAndRejectionsAreListedNewestFirstAsTheyAreShownOneByOne() {
        long product = shop.newProduct(2);
        List<JsonObject> decided = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            decided.add(0, shop.decision(member, shop.order(member, product)));
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
    void whoHasNoOrdersGetsAnEmptyList() {
        assertThat(get("").body()).isEqualTo("{\"orders\":[]}");
    }

    @Test
    void anotherMembersCursorIsRefused() {
        long product = shop.newProduct(0);
        String other = "lister-" + UUID.randomUUID();
        shop.decision(other, shop.order(other, product));
        shop.decision(other, shop.order(other, product));
        String next = Shop.json(shop.get("/api/v1/orders?limit=1", other, Shop.CUSTOMER))
                .getString("next");

        assertRefused("after", get("?after=" + next));
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,limit", "?limit=101,limit", "?limit=ten,limit", "?after=nonsense,after", "?after=%00,after"})
    void aWrongQueryIsAProblemThatNamesTheParameter(String query, String parameter) {
        assertRefused(parameter, get(query));
    }

    @Test
    void onlyCustomersHaveOrders() {
        assertThat(shop.get("/api/v1/orders", member, Shop.OPERATOR).statusCode())
                .isEqualTo(403);
    }

    private static void assertRefused(String parameter, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Shop.json(answer).getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field"))
                .containsExactly(parameter);
    }

    private JsonObject list(String query) {
        HttpResponse<String> answer = get(query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Shop.json(answer);
    }

    private HttpResponse<String> get(String query) {
        return shop.get("/api/v1/orders" + query, member, Shop.CUSTOMER);
    }
}
