package flashsale.order.system.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A stream of events as it comes in, line by line. */
public final class EventStream implements Flow.Subscriber<String> {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> completion;

    public EventStream(HttpClient client, HttpRequest request) {
        completion = client.sendAsync(request, BodyHandlers.fromLineSubscriber(this));
    }

    /** Those that begin so, as far as they have come. */
    public List<String> linesStartingWith(String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
    }

    /** Completes when the server has ended the stream. */
    public CompletableFuture<HttpResponse<Void>> completion() {
        return completion;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    /** Seen at the {@link #completion()}. */
    @Override
    public void onError(Throwable broken) {}

    @Override
    public void onComplete() {}
}
