package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Products: creation, conditional changes and cached reads. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class ProductsIT {

    @ArquillianResource
    URI deployed;

    private ApiClient api;
    private String address;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
        address = "/api/v1/products/" + api.nextProductId();
    }

    @Test
    void aProductIsCreatedOnlyIfItDoesNotExist() {
        HttpResponse<String> created = put(5, "If-None-Match", "*");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(address);
        assertThat(created.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void aCreateNeverChangesAnExistingProduct() {
        put(5);

        HttpResponse<String> refused = put(9, "If-None-Match", "*");

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(stock()).isEqualTo(5);
    }

    @Test
    void aChangeRequiresTheCurrentVersion() {
        String first = tag(put(5));

        assertThat(put(6).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = put(7, "If-Match", first);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(put(8, "If-Match", first).statusCode()).isEqualTo(412);
        assertThat(put(8, "If-Match", tag(changed), "If-None-Match", tag(changed))
                        .statusCode())
                .isEqualTo(412);
        assertThat(stock()).isEqualTo(7);
        assertThat(put(8, "If-Match", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void aMissingProductCannotBeChanged() {
        assertThat(put(5, "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(api.getPublic(address).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnchangedProductIsNotSentAgain() {
        String tag = tag(put(5));

        assertThat(api.getPublic(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.getPublic(address, "If-None-Match", "\"none\"").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> put(int stock, String... conditions) {
        HttpRequest.Builder request = api.request(address, "1", ApiClient.OPERATOR)
                .PUT(BodyPublishers.ofString("{\"name\":\"Tea\",\"price\":3.5,\"stock\":" + stock + "}"));
        return api.send(conditions.length == 0 ? request : request.headers(conditions));
    }

    private int stock() {
        return ApiClient.json(api.getPublic(address)).getInt("stock");
    }

    private static String tag(HttpResponse<String> product) {
        return product.headers().firstValue("ETag").orElseThrow();
    }
}
