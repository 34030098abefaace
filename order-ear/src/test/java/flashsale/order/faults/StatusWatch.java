package flashsale.order.faults;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Customers who ask again and again, and remember: no 404 for an id that came with a 202, and nothing after a final status. */
final class StatusWatch {

    private final Storefront storefront;
    private final Ledger ledger;
    private final Map<String, String> finals = new ConcurrentHashMap<>();

    StatusWatch(Storefront storefront, Ledger ledger) {
        this.storefront = storefront;
        this.ledger = ledger;
    }

    /** Asks for any of the accepted ones. */
    CompletableFuture<?> askForAny() {
        Purchase purchase = ledger.anyAccepted();
        return purchase == null ? CompletableFuture.completedFuture(null) : ask(purchase);
    }

    /** Asks for this one; the stage has the answer, or null where none came from the application. */
    CompletableFuture<HttpResponse<String>> ask(Purchase purchase) {
        String before = finals.get(purchase.traceId());
        return storefront.status(purchase).handle((answer, broken) -> {
            if (broken != null || !Storefront.isOurs(answer)) {
                return null;
            }
            if (answer.statusCode() == 404) {
                ledger.breach("404 to the owner of " + purchase);
            } else if (answer.statusCode() == 200) {
                remember(purchase, before, answer);
            }
            return answer;
        });
    }

    private void remember(Purchase purchase, String before, HttpResponse<String> answer) {
        var json = Storefront.json(answer);
        String now = json.getString("status") + " " + json.getString("reason", "");
        if (before != null && !before.equals(now)) {
            ledger.breach("%s was %s and is %s".formatted(purchase, before, now));
        }
        if (!now.startsWith("PROCESSING")) {
            finals.put(purchase.traceId(), now);
        }
    }
}
