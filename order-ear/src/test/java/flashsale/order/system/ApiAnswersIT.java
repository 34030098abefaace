package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.ApiDocument.Call;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated requests, good and bad, for every call of the OpenAPI document. The same seed generates the same ones. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ApiAnswersIT {

    private static final int REQUESTS_A_CALL = 260;
    private static final long SEED = Long.getLong("flashsale.test.seed", 1);
    private static final ApiDocument API = new ApiDocument();

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

    static List<Call> calls() {
        return API.calls();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whateverIsSentTheAnswerIsOneThatTheDocumentDescribes(Call call) {
        ApiCast cast = ApiCast.in(shop, deployed);
        Random random = new Random(SEED);
        Samples samples = new Samples(random, API, cast.products(), cast.traceIds());

        for (int i = 0; i < REQUESTS_A_CALL; i++) {
            ApiAttempt attempt = new ApiAttempt(samples, API, call, cast);
            HttpResponse<String> answer = shop.send(attempt.request());

            String story = "request %d of -Dflashsale.test.seed=%d%n  %s%nanswered %d %s%n%s%n"
                    .formatted(
                            i,
                            SEED,
                            attempt,
                            answer.statusCode(),
                            answer.headers().map(),
                            answer.body());
            assertThat(answer.statusCode()).as(story).isLessThan(500);
            assertThat(API.surprises(call, answer)).as(story).isEmpty();
            if (attempt.refusals().isEmpty()) {
                assertThat(answer.statusCode()).as(story).isNotIn(ApiAttempt.REFUSALS);
            } else {
                assertThat(answer.statusCode()).as(story).isIn(attempt.refusals());
            }
        }
    }

    @Test
    void aMethodThatTheDocumentDoesNotHaveIsNotAllowed() {
        for (String path : calls().stream().map(Call::path).distinct().toList()) {
            Set<String> known = Set.copyOf(calls().stream()
                    .filter(call -> call.path().equals(path))
                    .map(Call::method)
                    .toList());
            Stream.of("GET", "PUT", "POST", "DELETE", "PATCH")
                    .filter(method -> !known.contains(method))
                    .forEach(method -> assertNotAllowed(method, path.replace("{id}", "1")));
        }
    }

    private void assertNotAllowed(String method, String path) {
        HttpResponse<String> answer =
                shop.send(shop.request("/api/v1" + path.replace("{traceId}", "x"), "1", Shop.OPERATOR)
                        .method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
        assertThat(Shop.json(answer).getInt("status")).isEqualTo(405);
    }
}
