package flashsale.order.redis.status;

import static java.util.stream.Collectors.joining;

import flashsale.order.application.port.OrderView;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.TraceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The message that announces decided requests to the other instances: the sender's id, then trace ids, separated by blanks. */
public final class DecisionNews {

    public static final String CHANNEL = "order:decided";

    private DecisionNews() {}

    static String write(InstanceId sender, Collection<OrderView> decided) {
        return decided.stream()
                .map(view -> view.status().traceId().toString())
                .collect(joining(" ", sender.id() + " ", ""));
    }

    /** Empty when the reader is the sender: its own clients have already received more than the ids. */
    static List<TraceId> read(InstanceId reader, String message) {
        if (message.startsWith(reader.id() + " ")) {
            return List.of();
        }
        return Stream.of(message.split(" "))
                .map(TraceId::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
