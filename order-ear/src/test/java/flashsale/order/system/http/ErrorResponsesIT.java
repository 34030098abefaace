package flashsale.order.system.http;

import static flashsale.order.system.http.RequestText.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.RawHttp;
import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.ServerQuirks;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every error is a problem (RFC 9457) in the language of the client and discloses nothing about the server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ErrorResponsesIT {

    @ArquillianResource
    URI deployed;

    private RawHttp http;

    private String customer;

    private String operator;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        http = new RawHttp(deployed);
        customer = RawHttp.authorization("42", ApiClient.CUSTOMER);
        operator = RawHttp.authorization("1", ApiClient.OPERATOR);
    }

    @Test
    void everyErrorIsAProblemInTheClientsLanguage() {
        SoftAssertions all = new SoftAssertions();
        Map<String, Integer> invalid = InvalidRequests.by(customer, operator);
        invalid.keySet().removeIf(ServerQuirks::isRejectedByServer);
        invalid.forEach((request, status) -> {
            String what = request.substring(0, Math.min(120, request.length()));
            JsonObject english = problem(all, what, send(request, ""), status, "en");
            JsonObject korean = problem(all, what, send(request, "Accept-Language: ko-KR,en;q=0.9\r\n"), status, "ko");
            for (String name : new String[] {"title", "detail"}) {
                all.assertThat(english.getString(name, "")).as(what).matches("\\p{ASCII}+");
                all.assertThat(korean.getString(name, "")).as(what).matches(".*\\p{IsHangul}.*");
            }
            all.assertThat(korean.getString("type", "")).as(what).isEqualTo(english.getString("type", ""));
            all.assertThat(fields(korean)).as(what).isEqualTo(fields(english));
            messages(korean).forEach(message -> all.assertThat(message).as(what).matches(".*\\p{IsHangul}.*"));
        });
        all.assertAll();
    }

    @Test
    void errorsOfTheServerItselfDiscloseNothing() {
        Map<String, Integer> refusals = InvalidRequests.by(customer, operator);
        refusals.keySet().removeIf(request -> !ServerQuirks.isRejectedByServer(request));
        assumeThat(refusals).as("requests that this server refuses by itself").isNotEmpty();

        refusals.forEach((request, status) -> {
            Response refused = send(request, "");
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.headers().keySet()).containsOnly("connection", "content-length");
        });
    }

    private static JsonObject problem(SoftAssertions all, String what, Response response, int status, String language) {
        all.assertThat(response.status()).as(what).isEqualTo(status);
        all.assertThat(response.header("Content-Type")).as(what).isEqualTo("application/problem+json");
        all.assertThat(response.header("Content-Language")).as(what).isEqualTo(language);
        all.assertThat(response.header("Vary")).as(what).contains("Accept-Language");
        all.assertThat(response.header("Cache-Control")).as(what).isEqualTo("no-store");
        SecurityHeaders.assertPresent(all, what, response);
        all.assertThat(response.body())
                .as(what)
                .doesNotContainIgnoringCase("exception", "payara", "glassfish", "jersey", "flashsale.order", "<html");
        if (!response.body().startsWith("{")) {
            all.fail(what + ": not JSON but " + response.body());
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        JsonObject problem =
                Json.createReader(new StringReader(response.body())).readObject();
        all.assertThat(problem.getInt("status", 0)).as(what).isEqualTo(status);
        return problem;
    }

    private static Object fields(JsonObject problem) {
        return violations(problem)
                .map(violation -> violation.getString("field"))
                .toList();
    }

    private static Iterable<String> messages(JsonObject problem) {
        return violations(problem)
                .map(violation -> violation.getString("message"))
                .toList();
    }

    private static Stream<JsonObject> violations(JsonObject problem) {
        return problem.containsKey("violations")
                ? problem.getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                : Stream.empty();
    }

    private Response send(String request, String moreHeaders) {
        return http.send(RequestText.withHeaders(request, moreHeaders));
    }
}
