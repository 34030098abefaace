package flashsale.order.faults.check;

import flashsale.order.faults.check.OrderDatabase.Decision;
import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.CustomerOrder.Result;
import flashsale.order.faults.fixture.BreakableSystem;
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
public final class ConsistencyCheck {

    private static final int AT_A_TIME = 50;

    private final OrderDatabase database;
    private final ClientHistory history;
    private final StatusMonitor statuses;
    private Map<String, Decision> decisions = Map.of();

    public ConsistencyCheck(OrderDatabase database, ClientHistory history, StatusMonitor statuses) {
        this.database = database;
        this.history = history;
        this.statuses = statuses;
    }

    public void compare() throws SQLException {
        decisions = database.decisions();
        decisions.values().forEach(this::checkDecision);
        history.withResult(Result.ACCEPTED).forEach(this::checkDecided);
        checkNothingUnasked();
        checkDeadLetters();
        checkStatuses();
        checkRedis();
    }

    private void checkDecision(Decision decision) {
        boolean confirmed = decision.status().equals("CONFIRMED");
        if (confirmed != (decision.reason() == null)
                || confirmed == decision.items().isEmpty()) {
            history.violation("A row contradicts itself: " + decision);
        }
    }

    private void checkDecided(CustomerOrder order) {
        Decision decision = decisions.get(order.traceId());
        if (decision == null) {
            history.violation("Accepted and never decided: " + order);
        } else if (!decision.member().equals(order.member().id())
                || decision.status().equals("CONFIRMED") && !decision.items().equals(order.items())) {
            history.violation("%s was decided as something else: %s".formatted(order, decision));
        }
    }

    /** A decision of which no client knows the id must be one of those that a client got no answer for. */
    private void checkNothingUnasked() {
        Set<String> told = new HashSet<>();
        Map<String, Integer> open = new HashMap<>();
        for (CustomerOrder order : history.all()) {
            if (order.traceId() != null) {
                told.add(order.traceId());
            } else if (order.result() == Result.UNKNOWN) {
                open.merge(order.member().id(), 1, Integer::sum);
            }
        }
        decisions.values().stream()
                .filter(decision -> !told.contains(decision.traceId()))
                .forEach(decision -> {
                    if (open.merge(decision.member(), -1, Integer::sum) < 0) {
                        history.violation("Nobody asked for " + decision);
                    }
                });
    }

    private void checkDeadLetters() {
        Map<String, String> expected = new HashMap<>();
        decisions.values().stream()
                .filter(decision -> decision.reason() != null)
                .forEach(decision -> expected.put(decision.traceId(), decision.reason()));
        for (var letter : TopicReader.deadLetters(database.system().services().kafka())) {
            var request = TopicReader.request(letter)
                    .filter(json -> json.getString("memberId").startsWith(database.prefix()));
            if (request.isPresent()) {
                String id = request.get().getString("traceId");
                String reason = TopicReader.header(letter, "order-reason");
                if (!Objects.equals(expected.remove(id), reason)) {
                    history.violation(
                            "A dead letter with %s for %s, one too many or wrong".formatted(reason, decisions.get(id)));
                }
            }
        }
        expected.forEach((id, reason) -> history.violation("No dead letter for " + decisions.get(id)));
    }

    private void checkStatuses() {
        List<CustomerOrder> accepted = history.withResult(Result.ACCEPTED);
        for (int from = 0; from < accepted.size(); from += AT_A_TIME) {
            List<CustomerOrder> some = accepted.subList(from, Math.min(accepted.size(), from + AT_A_TIME));
            CompletableFuture.allOf(some.stream()
                            .map(order -> statuses.poll(order)
                                    .thenAccept(response ->
                                            checkStatus(order, response == null ? "nothing" : response.body())))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void checkStatus(CustomerOrder order, String response) {
        Decision decision = decisions.get(order.traceId());
        if (decision != null
                && !response.contains(decision.reason() == null ? "\"COMPLETED\"" : "\"" + decision.reason() + "\"")) {
            history.violation("%s is %s, and its owner was told %s".formatted(order, decision, response));
        }
    }

    /** What Redis lost may be gone; what it has must be right. */
    private void checkRedis() {
        try (RedisClient redis = redis(database.system())) {
            for (Decision decision : decisions.values()) {
                Map<String, String> hash = redis.hgetAll("order:trace:" + decision.traceId());
                String status = decision.reason() == null ? "COMPLETED" : "FAILED";
                if (!hash.isEmpty()
                        && !(status.equals(hash.get("status"))
                                && Objects.equals(decision.reason(), hash.get("reason")))) {
                    history.violation("Redis says %s of %s".formatted(hash, decision));
                }
            }
        }
    }

    /** Redis as it is, on no wire. */
    public static RedisClient redis(BreakableSystem system) {
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", system.services().cache().port(Port.REDIS))
                .build();
    }
}
