package flashsale.order.faults;

import flashsale.order.faults.Books.Row;
import flashsale.order.faults.Purchase.Answer;
import flashsale.order.launcher.workspace.Port;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import redis.clients.jedis.RedisClient;

/** The comparison when all is decided: what clients know, the rows, the dead letters and the statuses tell one story. */
final class Reckoning {

    private static final int AT_A_TIME = 50;

    private final Books books;
    private final Ledger ledger;
    private final StatusWatch statuses;
    private Map<String, Row> rows = Map.of();

    Reckoning(Books books, Ledger ledger, StatusWatch statuses) {
        this.books = books;
        this.ledger = ledger;
        this.statuses = statuses;
    }

    void compare() throws SQLException {
        rows = books.rows();
        rows.values().forEach(this::checkRow);
        ledger.with(Answer.ACCEPTED).forEach(this::checkDecided);
        checkNothingUnasked();
        checkDeadLetters();
        checkStatuses();
        checkRedis();
    }

    private void checkRow(Row row) {
        boolean confirmed = row.status().equals("CONFIRMED");
        if (confirmed != (row.reason() == null) || confirmed == row.items().isEmpty()) {
            ledger.breach("A row contradicts itself: " + row);
        }
    }

    private void checkDecided(Purchase purchase) {
        Row row = rows.get(purchase.traceId());
        if (row == null) {
            ledger.breach("Accepted and never decided: " + purchase);
        } else if (!row.member().equals(purchase.member().id())
                || row.status().equals("CONFIRMED") && !row.items().equals(purchase.items())) {
            ledger.breach("%s was decided as something else: %s".formatted(purchase, row));
        }
    }

    /** A decision of which no client knows the id must be one of those that a client got no answer for. */
    private void checkNothingUnasked() {
        Set<String> told = new HashSet<>();
        Map<String, Integer> open = new HashMap<>();
        for (Purchase purchase : ledger.all()) {
            if (purchase.traceId() != null) {
                told.add(purchase.traceId());
            } else if (purchase.answer() == Answer.UNKNOWN) {
                open.merge(purchase.member().id(), 1, Integer::sum);
            }
        }
        rows.values().stream().filter(row -> !told.contains(row.traceId())).forEach(row -> {
            if (open.merge(row.member(), -1, Integer::sum) < 0) {
                ledger.breach("Nobody asked for " + row);
            }
        });
    }

    private void checkDeadLetters() {
        Map<String, String> expected = new HashMap<>();
        rows.values().stream()
                .filter(row -> row.reason() != null)
                .forEach(row -> expected.put(row.traceId(), row.reason()));
        for (var letter : Records.deadLetters(books.system().services().kafka())) {
            var request = Records.request(letter)
                    .filter(json -> json.getString("memberId").startsWith(books.prefix()));
            if (request.isPresent()) {
                String id = request.get().getString("traceId");
                String reason = Records.header(letter, "order-reason");
                if (!Objects.equals(expected.remove(id), reason)) {
                    ledger.breach(
                            "A dead letter with %s for %s, one too many or wrong".formatted(reason, rows.get(id)));
                }
            }
        }
        expected.forEach((id, reason) -> ledger.breach("No dead letter for " + rows.get(id)));
    }

    private void checkStatuses() {
        List<Purchase> accepted = ledger.with(Answer.ACCEPTED);
        for (int from = 0; from < accepted.size(); from += AT_A_TIME) {
            List<Purchase> some = accepted.subList(from, Math.min(accepted.size(), from + AT_A_TIME));
            CompletableFuture.allOf(some.stream()
                            .map(purchase -> statuses.ask(purchase)
                                    .thenAccept(answer ->
                                            checkStatus(purchase, answer == null ? "nothing" : answer.body())))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void checkStatus(Purchase purchase, String answer) {
        Row row = rows.get(purchase.traceId());
        if (row != null && !answer.contains(row.reason() == null ? "\"COMPLETED\"" : "\"" + row.reason() + "\"")) {
            ledger.breach("%s is %s, and its owner was told %s".formatted(purchase, row, answer));
        }
    }

    /** What Redis lost may be gone; what it has must be right. */
    private void checkRedis() {
        try (RedisClient redis = redis(books.system())) {
            for (Row row : rows.values()) {
                Map<String, String> hash = redis.hgetAll("order:trace:" + row.traceId());
                String status = row.reason() == null ? "COMPLETED" : "FAILED";
                if (!hash.isEmpty()
                        && !(status.equals(hash.get("status")) && Objects.equals(row.reason(), hash.get("reason")))) {
                    ledger.breach("Redis says %s of %s".formatted(hash, row));
                }
            }
        }
    }

    /** Redis as it is, on no wire. */
    static RedisClient redis(BreakableSystem system) {
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", system.services().cache().port(Port.REDIS))
                .build();
    }
}
