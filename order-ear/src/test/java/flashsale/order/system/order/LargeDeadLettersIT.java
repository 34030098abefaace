package flashsale.order.system.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.KafkaTopics;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dead letters of 1 MB, as large as brokers allow by default, on a server with 512 MiB of heap and 64 MiB of direct memory. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class LargeDeadLettersIT {

    private static final int LETTERS = 60;
    private static final int LETTER_LENGTH = 1_000_000;
    private static final int CALLERS = 8;
    private static final int PAGE_LIMIT = 1 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

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

    /** Other tests read all dead letters, hundreds of times. */
    @AfterAll
    static void deleteDeadLetters() {
        KafkaTopics.deleteDeadLetters();
    }

    @Test
    void manyCallersReadPagesOfLargeLettersAtOnceAndEachCanBeHadAsAWhole() {
        List<String> values = publishInvalidRecords();

        List<CompletableFuture<List<HttpResponse<String>>>> callers = IntStream.range(0, CALLERS)
                .mapToObj(each -> CompletableFuture.supplyAsync(this::readAllPages, task -> new Thread(task).start()))
                .toList();

        List<JsonObject> letters = callers.get(0).join().stream()
                .flatMap(
                        page -> ApiClient.json(page).getJsonArray("deadLetters").getValuesAs(JsonObject.class).stream())
                .filter(letter -> letter.getBoolean("rawTruncated", false))
                .toList();
        assertThat(callers.stream().flatMap(caller -> caller.join().stream())).allSatisfy(page -> {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body().length()).isLessThanOrEqualTo(PAGE_LIMIT);
        });
        assertThat(api.postAsOperator("/api/v1/dead-letters/redrive", "{\"reason\":\"INVALID_REQUEST\"}")
                        .statusCode())
                .isEqualTo(202);
        assertWhole(letters, values.get(0));
        assertWhole(letters, values.get(LETTERS - 1));
    }

    /** Random values, which cannot be compressed. Returns them when all are on the dead letter topic. */
    private List<String> publishInvalidRecords() {
        Random random = new Random(1);
        List<String> values = IntStream.range(0, LETTERS)
                .mapToObj(number -> number
                        + random.ints(LETTER_LENGTH - 2, ' ', '~')
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()))
                .toList();
        KafkaTopics.publish("large", values.toArray(String[]::new));
        await("dead letters")
                .atMost(TIMEOUT)
                .until(() -> KafkaTopics.deadLettersContaining(values.get(LETTERS - 1))
                                .size()
                        == 1);
        return values;
    }

    private List<HttpResponse<String>> readAllPages() {
        return api.pages("/api/v1/dead-letters?limit=50");
    }

    private void assertWhole(List<JsonObject> letters, String value) {
        JsonObject listed = letters.stream()
                .filter(letter -> value.startsWith(letter.getString("raw")))
                .findAny()
                .orElseThrow();
        HttpResponse<String> whole = api.get(
                "/api/v1/dead-letters/" + listed.getInt("partition") + "/" + listed.getJsonNumber("offset"),
                "operator-1",
                ApiClient.OPERATOR);
        assertThat(whole.statusCode()).isEqualTo(200);
        JsonObject letter = ApiClient.json(whole);
        assertThat(letter.getString("raw").getBytes(StandardCharsets.UTF_8))
                .isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        assertThat(letter.containsKey("rawTruncated")).isFalse();
        assertThat(letter.getString("failedAt")).isEqualTo(listed.getString("failedAt"));
    }

    @Test
    void noLetterIsFoundWhereNoneIs() {
        for (String place : List.of("0/999999999999", "999999/0", "-1/0", "0/-1", "+0/0", "x/0", "0/00")) {
            assertThat(api.get("/api/v1/dead-letters/" + place, "operator-1", ApiClient.OPERATOR)
                            .statusCode())
                    .as(place)
                    .isEqualTo(404);
        }
    }
}
