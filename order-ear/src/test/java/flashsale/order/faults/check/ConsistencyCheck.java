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

/** The check after all requests are decided: history, database rows, dead letters, statuses and Redis must agree. */
public final class ConsistencyCheck {

    private static final int PARALLEL_POLLS = 50;

    /** Such a request has no record, so it has no dead letter. */
    private static final String NOT_RECEIVED = "NOT_RECEIVED";

    private final OrderDatabase database;
    private final ClientHistory history;
    private final StatusMonitor statusMonitor;
    private Map<String, Decision> decisions = Map.of();

    public ConsistencyCheck(OrderDatabase database, ClientHistory history, StatusMonitor statusMonitor) {
        this.database = database;
        this.history = history;
        this.statusMonitor = statusMonitor;
    }

    public void compare() throws SQLException {
        decisions = database.decisions();
        decisions.values().forEach(this::checkDecision);
        history.withResult(Result.ACCEPTED).forEach(this::checkDecided);
        checkNoUnrequestedOrders();
        checkDeadLetters();
        checkStatuses();
        checkRedis();
    }

    private void checkDecision(Decision decision) {
        boolean confirmed = decision.status().equals("CONFIRMED");
        if (confirmed != (decision.reason() == null)
                || confirmed == decision.items().isEmpty()) {
            history.violation("Inconsistent row: " + decision);
        }
    }

    private void checkDecided(CustomerOrder order) {
        Decision decision = decisions.get(order.traceId());
        if (decision == null) {
            history.violation("Accepted but never decided: " + order);
        } else if (NOT_RECEIVED.equals(decision.reason())) {
            history.violation("Accepted and then not received: " + order);
        } else if (!decision.member().equals(order.member().id())
                || decision.status().equals("CONFIRMED") && !decision.items().equals(order.items())) {
            history.violation("%s was decided as a different order: %s".formatted(order, decision));
        }
    }

    /** A decision whose id no client knows must belong to an order with an unknown result. */
    private void checkNoUnrequestedOrders() {
        Set<String> known = new HashSet<>();
        Map<String, Integer> open = new HashMap<>();
        for (CustomerOrder order : history.all()) {
            if (order.traceId() != null) {
                known.add(order.traceId());
            } else if (order.result() == Result.UNKNOWN) {
                open.merge(order.member().id(), 1, Integer::sum);
            }
        }
        decisions.values().stream()
                .filter(decision -> !known.contains(decision.traceId()))
                .forEach(decision -> {
                    if (open.merge(decision.member(), -1, Integer::sum) < 0) {
                        history.violation("No client requested " + decision);
                    }
                });
    }

    private void checkDeadLetters() {
        Map<String, String> expected = new HashMap<>();
        decisions.values().stream()
                .filter(decision -> decision.reason() != null)
                .filter(decision -> !decision.reason().equals(NOT_RECEIVED))
                .forEach(decision -> expected.put(decision.traceId(), decision.reason()));
        for (var letter : TopicReader.deadLetters(database.system().services().kafka())) {
            var request = TopicReader.request(letter)
                    .filter(json -> json.getString("memberId").startsWith(database.prefix()));
            if (request.isPresent()) {
                String id = request.get().getString("traceId");
                String reason = TopicReader.header(letter, "order-reason");
                if (!Objects.equals(expected.remove(id), reason)) {
                    history.violation(
                            "Unexpected or duplicate dead letter with %s for %s".formatted(reason, decisions.get(id)));
                }
            }
        }
        expected.forEach((id, reason) -> history.violation("No dead letter for " + decisions.get(id)));
    }

    private void checkStatuses() {
        List<CustomerOrder> accepted = history.withResult(Result.ACCEPTED);
        for (int from = 0; from < accepted.size(); from += PARALLEL_POLLS) {
            List<CustomerOrder> some = accepted.subList(from, Math.min(accepted.size(), from + PARALLEL_POLLS));
            CompletableFuture.allOf(some.stream()
                            .map(order -> statusMonitor
                                    .poll(order)
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
            history.violation("%s is %s, but its owner was answered %s".formatted(order, decision, response));
        }
    }

    /** Redis may have lost statuses, but those that it holds must be correct. */
    private void checkRedis() {
        try (RedisClient redis = redis(database.system())) {
            for (Decision decision : decisions.values()) {
                Map<String, String> hash = redis.hgetAll("order:trace:" + decision.traceId());
                String status = decision.reason() == null ? "COMPLETED" : "FAILED";
                if (!hash.isEmpty()
                        && !(status.equals(hash.get("status"))
                                && Objects.equals(decision.reason(), hash.get("reason")))) {
                    history.violation("Redis holds %s for %s".formatted(hash, decision));
                }
            }
        }
    }

    /** Connects to Redis directly, without the proxy. */
    public static RedisClient redis(BreakableSystem system) {
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", system.services().cache().port(Port.REDIS))
                .build();
    }
}
