package flashsale.order.system.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A server-sent event stream, collected line by line as it arrives. */
public final class EventStream implements Flow.Subscriber<String> {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> completion;

    public EventStream(HttpClient client, HttpRequest request) {
        completion = client.sendAsync(request, BodyHandlers.fromLineSubscriber(this));
    }

    /** Returns the lines received so far that start with this prefix. */
    public List<String> linesStartingWith(String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
    }

    /** Completes when the server ends the stream. */
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

    /** The {@link #completion()} reports the error. */
    @Override
    public void onError(Throwable broken) {}

    @Override
    public void onComplete() {}
}
