package flashsale.order.redis;

import static java.util.stream.Collectors.joining;

import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The message by which every instance learns which requests were decided: trace ids, separated by blanks. */
final class DecisionNews {

    static final String CHANNEL = "order:decided";

    private DecisionNews() {}

    static String write(Collection<OrderStatus> decided) {
        return decided.stream().map(status -> status.traceId().toString()).collect(joining(" "));
    }

    static List<TraceId> read(String message) {
        return Stream.of(message.split(" "))
                .map(TraceId::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
