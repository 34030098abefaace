package flashsale.order.faults.check;

import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.OrderClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Polls statuses and checks two promises: an accepted order is never answered 404, and a final status never changes. */
public final class StatusMonitor {

    private final OrderClient client;
    private final ClientHistory history;
    private final Map<String, String> finals = new ConcurrentHashMap<>();

    public StatusMonitor(OrderClient client, ClientHistory history) {
        this.client = client;
        this.history = history;
    }

    /** Polls a random accepted order. */
    public CompletableFuture<?> pollAny() {
        CustomerOrder order = history.anyAccepted();
        return order == null ? CompletableFuture.completedFuture(null) : poll(order);
    }

    /** Polls this order. The stage completes with the response, or with null if the application did not answer. */
    public CompletableFuture<HttpResponse<String>> poll(CustomerOrder order) {
        String before = finals.get(order.traceId());
        return client.status(order).handle((response, broken) -> {
            if (broken != null || !OrderClient.isFromApplication(response)) {
                return null;
            }
            if (response.statusCode() == 404) {
                history.violation("404 for the owner of " + order);
            } else if (response.statusCode() == 200) {
                remember(order, before, response);
            }
            return response;
        });
    }

    /** Polls this order and returns whether its status is final. */
    public boolean hasFinalStatus(CustomerOrder order) {
        HttpResponse<String> response = poll(order).join();
        return response != null && response.body().matches("(?s).*\"(COMPLETED|FAILED)\".*");
    }

    private void remember(CustomerOrder order, String before, HttpResponse<String> response) {
        var json = OrderClient.json(response);
        String now = json.getString("status") + " " + json.getString("reason", "");
        if (before != null && !before.equals(now)) {
            history.violation("%s changed from %s to %s".formatted(order, before, now));
        }
        if (!now.startsWith("PROCESSING")) {
            finals.put(order.traceId(), now);
        }
    }
}
