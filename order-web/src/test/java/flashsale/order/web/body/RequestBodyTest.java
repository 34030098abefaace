package flashsale.order.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.port.WebSettings;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.UnreadableBodyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ArrivingStream stream = new ArrivingStream();
    private final List<Object> responses = new ArrayList<>();
    private final List<Runnable> handedOver = new ArrayList<>();
    private final Map<Duration, Runnable> timers = new HashMap<>();

    @Test
    void aBodyThatCameWithItsHeadersIsReadAtOnceOnTheCallersThread() {
        stream.arrive("{\"a\":1}");

        respond(7);

        assertThat(responses).containsExactly("[a]");
        assertThat(stream.listener()).isEmpty();
        assertThat(timers).isEmpty();
    }

    @Test
    void aBodyThatComesLaterIsGatheredWithoutAThread() {
        stream.arrive("{\"a\"");

        respond(7);
        stream.arrive(":1}");
        assertThat(responses).isEmpty();
        stream.end();
        assertThat(responses).isEmpty();
        runHandedOver();

        assertThat(responses).containsExactly("[a]");
        assertThat(timers).isEmpty();
    }

    @Test
    void aBodyWithoutALengthIsGathered() {
        respond(-1);
        stream.arrive("{\"b\":1}");
        stream.end();
        runHandedOver();

        assertThat(responses).containsExactly("[b]");
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsAbandoned() {
        respond(7);
        stream.arrive("{");
        assertThat(timers).containsOnlyKeys(TIMEOUT);
        timers.remove(TIMEOUT).run();
        runHandedOver();
        stream.arrive("\"a\":1}");
        stream.end();
        runHandedOver();

        assertThat(responses).containsExactly(UnreadableBodyException.Fault.INCOMPLETE);
    }

    @Test
    void anEndlessBodyIsReadOnlyUpToTheLimit() {
        respond(-1);
        stream.arrive(" ".repeat(10 * JsonBody.MAX_SIZE));
        runHandedOver();

        assertThat(responses).containsExactly(UnreadableBodyException.Fault.TOO_LARGE);
        assertThat(stream.consumed()).isBetween(JsonBody.MAX_SIZE, 2 * JsonBody.MAX_SIZE);
    }

    @Test
    void aBodyWhoseClientDisconnectsIsIncomplete() {
        respond(7);
        stream.fail(new IOException("gone"));
        runHandedOver();

        assertThat(responses).containsExactly(UnreadableBodyException.Fault.INCOMPLETE);
    }

    private void respond(long length) {
        RequestBody body = new RequestBody();
        body.settings = new WebSettings(TIMEOUT, Set.of(), null);
        body.scheduler = new RecordedTimers();
        body.responseExecutor = handedOver::add;
        body.request =
                proxy(HttpServletRequest.class, Map.of("getInputStream", stream, "getContentLengthLong", length));
        body.respond(response(), json -> {
            responses.add(json.keySet().toString());
            return new CompletableFuture<>();
        });
    }

    private void runHandedOver() {
        handedOver.forEach(Runnable::run);
        handedOver.clear();
    }

    private AsyncResponse response() {
        return (AsyncResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncResponse.class}, (proxy, method, values) -> {
                    responses.add(values[0] instanceof UnreadableBodyException body ? body.fault() : values[0]);
                    return true;
                });
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> results.get(method.getName())));
    }

    private final class RecordedTimers implements Scheduler {

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            timers.put(delay, task);
            return () -> timers.remove(delay);
        }

        @Override
        public ScheduledTask scheduleWithFixedDelay(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
