package flashsale.order.application;

import flashsale.order.application.port.OrderRequests;
import flashsale.order.domain.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A queue that answers when the test lets it. */
public final class InMemoryQueue implements OrderRequests {

    private final List<OrderRequest> published = new ArrayList<>();
    private CompletableFuture<Publication> answer = new CompletableFuture<>();
    private Consumer<OrderRequest> onPublish = request -> {};

    /** Looks around at the moment of the publication. */
    public void onPublish(Consumer<OrderRequest> observer) {
        onPublish = observer;
    }

    /** To all that waits for one, and to all that comes until the next answer. */
    public void answer(Publication publication) {
        answer.complete(publication);
        answer = CompletableFuture.completedFuture(publication);
    }

    public List<OrderRequest> published() {
        return published;
    }

    @Override
    public CompletionStage<Publication> publish(OrderRequest request) {
        onPublish.accept(request);
        published.add(request);
        return answer;
    }
}
