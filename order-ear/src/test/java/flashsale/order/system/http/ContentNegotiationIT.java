package flashsale.order.system.http;

import static flashsale.order.system.http.RequestText.JSON;
import static flashsale.order.system.http.RequestText.request;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.ServerQuirks;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content negotiation by Accept (RFC 9110, section 12.5.1). */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContentNegotiationIT {

    private static final String ORDER = ApiClient.orderBody(1);

    @ArquillianResource
    URI deployed;

    private RawHttp http;

    private String customer;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        http = new RawHttp(deployed);
        customer = RawHttp.authorization("42", ApiClient.CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "*/*",
                "application/*",
                "text/html, application/json;q=0.1",
                "text/html;q=0.1, */*;q=0.2",
                "*/*;q=0, application/json",
                "application/*;q=0,application/json ; q = 0.5"
            })
    void anOrderIsAcceptedIfTheClientAcceptsJson(String accept) {
        Response response = send(order(JSON, ORDER), "Accept: " + accept + "\r\n");

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*;q=0.5",
                "application/xml",
                "application/json;q=0",
                "*/*, application/json;q=0.0",
                "*/*, application/*;q=0",
                "text/*",
                ""
            })
    void anOrderIsRefusedIfTheClientDoesNotAcceptJson(String accept) {
        assertThat(send(order(JSON, ORDER), "Accept: " + accept + "\r\n").status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "/", ";;"})
    void anOrderIsRefusedWithAMalformedAccept(String accept) {
        assertThat(send(order(JSON, ORDER), "Accept: " + accept + "\r\n").status())
                .isIn(400, 406);
    }

    /** A charset from Accept would describe the body wrongly. */
    @Test
    void theContentTypeIgnoresParametersInAccept() {
        SoftAssertions all = new SoftAssertions();
        for (String parameters :
                ServerQuirks.parsableInAccept(";charset=utf-16", "; v=1", "; a=\"b, c\"", ";q=0.5;x=y")) {
            Response response =
                    send(request("GET", "/api/v1/products", "Accept: application/json" + parameters + "\r\n"), "");
            all.assertThat(response.status()).as(parameters).isEqualTo(200);
            all.assertThat(response.header("Content-Type")).as(parameters).isEqualTo("application/json");
        }
        all.assertAll();
    }

    private Response send(String request, String moreHeaders) {
        return http.send(RequestText.withHeaders(request, moreHeaders));
    }

    private String order(String headers, String body) {
        return request("POST", "/api/v1/orders", customer + headers, body);
    }
}
