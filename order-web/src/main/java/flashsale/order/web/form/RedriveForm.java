package flashsale.order.web.form;

import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The body of {@code POST /dead-letters/redrive}: either trace ids or a reason.
 *
 * @param violations the other components are valid only if this is empty
 */
public record RedriveForm(Set<TraceId> traceIds, Optional<Reason> reason, List<Violation> violations) {

    private static final String TRACE_IDS = "traceIds";
    private static final String REASON = "reason";

    public static RedriveForm of(JsonObject body) {
        Fields fields = Fields.of(body, Set.of(TRACE_IDS, REASON));
        Optional<Reason> reason = Optional.empty();
        Set<TraceId> traceIds = Set.of();
        if (body.containsKey(REASON)) {
            reason = reason(fields.text(REASON));
        } else {
            traceIds = fields.texts(TRACE_IDS).stream()
                    .map(TraceId::parse)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
        }
        List<Violation> violations = new ArrayList<>(fields.violations());
        if (body.containsKey(REASON) && body.containsKey(TRACE_IDS)) {
            violations.add(new Violation(TRACE_IDS, Rule.ONE_OF_TWO));
        } else if (violations.isEmpty() && reason.isEmpty() && traceIds.isEmpty()) {
            violations.add(new Violation(body.containsKey(REASON) ? REASON : TRACE_IDS, Rule.KNOWN_VALUE));
        }
        return new RedriveForm(traceIds, reason, violations);
    }

    private static Optional<Reason> reason(String name) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
