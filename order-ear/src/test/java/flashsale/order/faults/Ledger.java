package flashsale.order.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import flashsale.order.faults.Purchase.Answer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** All that clients sent in a sale with all that they were told, and whatever was wrong about it. */
final class Ledger {

    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private volatile String lastRefusal = "none";

    void add(Purchase purchase) {
        purchases.add(purchase);
    }

    List<Purchase> with(Answer answer) {
        return purchases.stream()
                .filter(purchase -> purchase.answer() == answer)
                .toList();
    }

    List<Purchase> all() {
        return List.copyOf(purchases);
    }

    long count(Answer answer) {
        return with(answer).size();
    }

    /** Any one that the system accepted; null before there is one. */
    Purchase anyAccepted() {
        List<Purchase> accepted = with(Answer.ACCEPTED);
        return accepted.isEmpty()
                ? null
                : accepted.get(ThreadLocalRandom.current().nextInt(accepted.size()));
    }

    /** Notes what a customer was told who got no 202. */
    void refused(String words) {
        lastRefusal = words;
    }

    /** Notes a broken promise. */
    void breach(String what) {
        breaches.add(what);
    }

    List<String> breaches() {
        return breaches;
    }

    @Override
    public String toString() {
        Map<Answer, Long> answers = purchases.stream().collect(groupingBy(Purchase::answer, counting()));
        return "%s, the last refusal: %s, breaches: %s".formatted(answers, lastRefusal, breaches);
    }
}
