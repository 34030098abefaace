package flashsale.order.faults.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients that repeat requests while a server stops and starts, each on its own thread. A right answer is one of the
 * application, a 503 that says when to retry, or none because the connection is refused or closed.
 */
public final class RestartAnswers {

    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong right = new AtomicLong();
    private final List<Thread> threads;
    private volatile boolean stopped;

    /** A request, and the status with which the application answers it. */
    public record Call(HttpRequest request, int status) {}

    public RestartAnswers(Call... calls) {
        threads = Stream.of(calls)
                .map(call -> new Thread(() -> repeat(call), "restart-answers"))
                .toList();
        threads.forEach(Thread::start);
    }

    private void repeat(Call call) {
        while (!stopped) {
            try {
                HttpResponse<String> response = client.send(call.request(), BodyHandlers.ofString());
                if (isRight(call, response)) {
                    right.incrementAndGet();
                } else {
                    wrong.add(call.request().method() + " " + response.statusCode() + " "
                            + response.headers().map() + " " + response.body());
                }
            } catch (IOException refusedOrClosed) {
                // Both are right. Without a pause, attempts at a closed port would take the CPU that the server needs
                // to start.
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isRight(Call call, HttpResponse<String> response) {
        return response.statusCode() == UNAVAILABLE
                ? response.headers().firstValue("Retry-After").isPresent()
                : response.statusCode() == call.status() && OrderClient.isFromApplication(response);
    }

    /** Returns how many answers were right so far. */
    public long right() {
        return right.get();
    }

    /** Returns the wrong answers so far, and how often each was given. */
    public Map<String, Long> wrong() {
        return wrong.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** Ends the clients. */
    public void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
