package flashsale.order.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.ServerLogs;
import flashsale.order.system.fixture.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No log contains personal data or tokens, even at the finest level. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PersonalDataIT {

    private final String marker = UUID.randomUUID().toString().replace("-", "");
    private final String member = "member" + marker;
    private final String name = "Name" + marker;
    private final String phone = "010" + marker.substring(0, 20);
    private final String address = "서울 Street" + marker;
    private final String receiver =
            "{\"name\":\"%s\",\"phone\":\"%s\",\"address\":\"%s\"}".formatted(name, phone, address);

    @ArquillianResource
    URI deployed;

    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void logEverything() throws IOException, InterruptedException {
        api = new ApiClient(deployed);
        ServerLogs.setLevel("FINEST");
    }

    @AfterEach
    void restoreLogLevel() throws IOException, InterruptedException {
        ServerLogs.setLevel("INFO");
    }

    @Test
    void noLogContainsPersonalDataOrTokens() throws IOException {
        long product = api.createProduct(1);
        String token = SystemUnderTest.key().token(member, ApiClient.CUSTOMER);

        decided(placeWithToken(token, body(product, receiver)));
        String soldOut = placeWithToken(token, body(product, receiver));
        decided(soldOut);
        api.get("/api/v1/dead-letters?reason=OUT_OF_STOCK&limit=200", member, ApiClient.OPERATOR);
        api.postAsOperator("/api/v1/dead-letters/redrive", "{\"traceIds\":[\"" + soldOut + "\"]}");
        decided(soldOut);
        Stream.of(
                        body(product, receiver) + name,
                        body(product, receiver.replace(phone, phone.repeat(5))),
                        body(product, receiver.replace("\"name\"", "\"" + name + "\"")),
                        "{\"items\":" + receiver + "}",
                        body(product, receiver).replace(address, address.repeat(1_000)))
                .forEach(invalid -> assertThat(post(token, invalid)).isBetween(400, 499));
        assertThat(post(token + name, body(product, receiver))).isEqualTo(401);
        api.get("/api/v1/orders/" + name, member, ApiClient.CUSTOMER);
        api.get("/api/v1/dead-letters?reason=" + name + "&after=" + name, member, ApiClient.OPERATOR);
        KafkaTopics.publish(
                Map.of("traceparent", name, "tracestate", "a=" + name, "order-attempt", name),
                Long.toString(product),
                "no request but " + receiver,
                body(product, receiver),
                KafkaTopics.requestValue(UUID.randomUUID(), member, product).replace("2026-11-22T12:00:00Z", name),
                KafkaTopics.requestValue(UUID.randomUUID(), member, product).replace("Seoul", address));
        String last = placeWithToken(token, body(product, receiver));
        decided(last);

        await("the last decision to be logged")
                .until(() -> ServerLogs.lastLineContaining("Order " + last + " is FAILED")
                        .isPresent());
        String signature = token.substring(token.lastIndexOf('.') + 1);
        List<String> markers = List.of(marker, phone, signature);
        for (Path file : ServerLogs.files()) {
            String text = ServerLogs.text(file);
            assertThat(markers).as(file.toString()).noneMatch(text::contains);
        }
    }

    private void decided(String traceId) {
        assertThat(api.awaitDecision(member, traceId).getString("status")).isNotEqualTo("PROCESSING");
    }

    private String placeWithToken(String token, String body) {
        return ApiClient.json(api.send(request(token, body))).getString("traceId");
    }

    private int post(String token, String body) {
        return api.send(request(token, body)).statusCode();
    }

    private HttpRequest.Builder request(String token, String body) {
        return HttpRequest.newBuilder(deployed.resolve("/api/v1/orders"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("traceparent", name)
                .header("tracestate", "a=" + name)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static String body(long product, String receiver) {
        return "{\"items\":[{\"productId\":" + product + ",\"quantity\":1}],\"receiverInfo\":" + receiver + "}";
    }
}
