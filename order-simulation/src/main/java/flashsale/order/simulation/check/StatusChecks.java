package flashsale.order.simulation.check;

import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ViolationSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that Redis and HTTP give the same status. */
public final class StatusChecks {
    private StatusChecks() {}

    public static List<String> violations(LoadResult loadResult, Map<String, ObservedStatus> inRedis) {
        ViolationSamples differing = new ViolationSamples("Requests on which Redis and HTTP disagree");
        loadResult.accepted().filter(outcome -> outcome.status().isFinal()).forEach(outcome -> {
            ObservedStatus redis = inRedis.getOrDefault(outcome.traceId(), ObservedStatus.UNKNOWN);
            differing.addUnless(
                    redis.equals(outcome.status()),
                    "%s is %s by HTTP, Redis says %s".formatted(outcome.traceId(), outcome.status(), redis));
        });
        List<String> found = new ArrayList<>();
        differing.addTo(found);
        return found;
    }
}
