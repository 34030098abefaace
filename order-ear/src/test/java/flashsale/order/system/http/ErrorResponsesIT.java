package flashsale.order.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.TreeMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ErrorResponsesIT {

    private static final String ORDER = ApiClient.orderBody(1);
    private static final String JSON = "Content-Type: application/json\r\n";

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
    void open() {
        http = new RawHttp(deployed);
        customer = RawHttp.authorization("42", ApiClient.CUSTOMER);
        operator = RawHttp.authorization("1", ApiClient.OPERATOR);
    }

    /** What goes wrong, by what is sent and the status of the answer. */
    private Map<String, Integer> mistakes() {
        Map<String, Integer> all = new TreeMap<>();
        all.put(request("GET", "/", ""), 404);
        all.put(request("GET", "/nothing/at/all", ""), 404);
        all.put(request("GET", "/error", ""), 404);
        all.put(request("GET", "/WEB-INF/web.xml", ""), 404);
        all.put(request("GET", "/WEB-INF/", ""), 404);
        all.put(request("GET", "/web-inf/web.xml", ""), 404);
        all.put(request("GET", "/META-INF/", ""), 404);
        all.put(request("PUT", "/index.html", JSON, "{}"), 404);
        all.put(request("POST", "/index.html", JSON, "{}"), 404);
        all.put(request("DELETE", "/index.html", ""), 404);
        all.put(request("GET", "/api/v1", ""), 404);
        all.put(request("GET", "/api/v1/nothing", ""), 404);
        all.put(request("GET", "/api/v2/products", ""), 404);
        all.put(request("GET", "/api/v1/products/none", ""), 404);
        all.put(request("GET", "/api/v1/products/1;%2e%2e/x", ""), 404);
        all.put(request("GET", "/api/v1/orders/none", customer), 404);
        all.put(request("GET", "/api/v1/orders/none", ""), 401);
        all.put(request("GET", "/api/v1/orders/none", "Authorization: Bearer x.y.z\r\n"), 401);
        all.put(request("GET", "/api/v1/orders/none", "Authorization: Basic eDp5\r\n"), 401);
        all.put(request("GET", "/api/v1/orders/none", operator), 403);
        all.put(request("DELETE", "/api/v1/orders", customer), 405);
        all.put(request("PATCH", "/api/v1/products/1", operator + JSON, "{}"), 405);
        all.put(request("BREW", "/api/v1/products", ""), 405);
        all.put(request("GET", "/api/v1/products", "Accept: text/html\r\n"), 406);
        all.put(request("GET", "/api/v1/products", "Accept: ;;\r\n"), 400);
        all.put(request("GET", "/api/v1/products/{a}", ""), 400);
        all.put(order("Content-Type: text/plain\r\n", ORDER), 415);
        all.put(order("", ORDER), 415);
        all.put(order(JSON + "Content-Encoding: gzip\r\n", ORDER), 415);
        all.put(order(JSON + "Expect: miracles\r\n", ORDER), 417);
        all.put(order("Content-Type: ;;\r\n", ORDER), 400);
        all.put(order(JSON, ""), 400);
        all.put(order(JSON, "\ufeff" + ORDER), 400);
        all.put(order(JSON, "{\"items\":"), 400);
        all.put(order(JSON, "{\"items\":[],\"items\":[]}"), 400);
        all.put(order(JSON, "{\"a\":" + "[".repeat(5_000)), 400);
        all.put(order(JSON, "{\"items\":[{\"productId\":1e999999999,\"quantity\":1e-999999999}]}"), 400);
        all.put(order(JSON, "{\"items\":[" + "{},".repeat(5_000) + "{}]}"), 400);
        all.put(order(JSON, "{\"receiverInfo\":{\"name\":\"" + "n".repeat(16_000) + "\"}}"), 400);
        all.put(order(JSON, "{\"a\":\"" + "x".repeat(17_000) + "\"}"), 413);
        all.put(request("GET", "/api/v1/dead-letters?reason=none&limit=0", operator), 400);
        all.put(request("GET", "/api/v1/dead-letters?after=none", operator), 400);
        all.put(request("PUT", "/api/v1/products/77", operator + JSON, "{\"name\":\"n\",\"price\":1e999999999}"), 400);
        all.put(request("POST", "/api/v1/products/999999/restock", operator + JSON, "{\"quantity\":1}"), 404);
        return all;
    }

    @Test
    void everyMistakeIsAnsweredWithAProblemInTheCallersLanguage() {
        SoftAssertions all = new SoftAssertions();
        Map<String, Integer> mistakes = mistakes();
        mistakes.keySet().removeIf(ServerQuirks::isRejectedByServer);
        mistakes.forEach((request, status) -> {
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
    void whatTheServerRefusesByItselfHasNoBodyAndTellsNothingOfTheServer() {
        Map<String, Integer> refusals = mistakes();
        refusals.keySet().removeIf(request -> !ServerQuirks.isRejectedByServer(request));
        assumeThat(refusals).as("what this server refuses by itself").isNotEmpty();

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
        guarded(all, what, response);
        all.assertThat(response.body())
                .as(what)
                .doesNotContainIgnoringCase("exception", "payara", "glassfish", "jersey", "flashsale.order", "<html");
        if (!response.body().startsWith("{")) {
            all.fail(what + ": no JSON but " + response.body());
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        JsonObject problem =
                Json.createReader(new StringReader(response.body())).readObject();
        all.assertThat(problem.getInt("status", 0)).as(what).isEqualTo(status);
        return problem;
    }

    /** The headers that every answer has. */
    private static void guarded(SoftAssertions all, String what, Response response) {
        all.assertThat(response.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        all.assertThat(response.header("X-Frame-Options")).as(what).isEqualTo("DENY");
        all.assertThat(response.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        all.assertThat(response.header("Content-Security-Policy"))
                .as(what)
                .startsWith("default-src ")
                .contains("frame-ancestors 'none'");
        all.assertThat(response.headers().keySet()).as(what).doesNotContain("server", "x-powered-by");
        all.assertThat(response.headers().containsKey("access-control-allow-origin"))
                .as(what)
                .isEqualTo(ServerQuirks.allowsAnyOrigin(what));
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

    @Test
    void everyOtherAnswerHasTheSameHeaders() {
        SoftAssertions all = new SoftAssertions();
        for (String path :
                new String[] {"/api/v1/products", "/health", "/health/ready", "/openapi", "/openapi?format=JSON"}) {
            Response response = send(request("GET", path, "Origin: https://elsewhere.example\r\n"), "");
            all.assertThat(response.status()).as(path).isEqualTo(200);
            guarded(all, path, response);
            all.assertThat(response.header("Cache-Control")).as(path).startsWith("no-");
        }
        all.assertAll();
    }

    @Test
    void aMethodThatIsNotPossibleIsAnsweredWithThoseThatAre() {
        SoftAssertions all = new SoftAssertions();
        for (String what : new String[] {"POST /metrics", "DELETE /metrics", "DELETE /api/v1/products"}) {
            String[] words = what.split(" ");
            Response response = send(request(words[0], words[1], JSON + "Content-Length: 0\r\n"), "");
            all.assertThat(response.status()).as(what).isEqualTo(405);
            all.assertThat(response.header("Allow")).as(what).contains("GET").doesNotContain(words[0]);
        }
        all.assertAll();
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
    void anOrderIsTakenFromWhoAcceptsItsAnswer(String accept) {
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
    void anOrderIsNotTakenFromWhoDoesNot(String accept) {
        assertThat(send(order(JSON, ORDER), "Accept: " + accept + "\r\n").status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "/", ";;"})
    void anOrderIsNotTakenWithAMalformedAccept(String accept) {
        assertThat(send(order(JSON, ORDER), "Accept: " + accept + "\r\n").status())
                .isIn(400, 406);
    }

    /** A charset of the caller's would be a lie about the body. */
    @Test
    void theTypeOfAnAnswerIsNotTheCallersToMakeUp() {
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

    @Test
    void aHeadIsAnsweredAsAGetWithoutTheBody() {
        assertThat(send(request("HEAD", "/nothing", "Connection: close\r\n"), "")
                        .status())
                .isEqualTo(404);
        assertThat(send(request("HEAD", "/api/v1/nothing", "Connection: close\r\n"), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatAnAddressCanDoIsToldWithoutAToken() {
        Response options = send(request("OPTIONS", "/api/v1/orders", ""), "");

        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("POST");
        assertThat(send(request("TRACE", "/api/v1/products", "Secret: x\r\n"), "")
                        .body())
                .doesNotContain("Secret");
    }

    private Response send(String request, String moreHeaders) {
        int end = request.indexOf("\r\n") + 2;
        return http.send((request.substring(0, end) + moreHeaders + request.substring(end)).getBytes(UTF_8));
    }

    private String order(String headers, String body) {
        return request("POST", "/api/v1/orders", customer + headers, body);
    }

    private static String request(String method, String path, String headers) {
        return head(method, path, headers) + "\r\n";
    }

    private static String request(String method, String path, String headers, String body) {
        return head(method, path, headers) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: shop.example\r\n" + headers;
    }
}
