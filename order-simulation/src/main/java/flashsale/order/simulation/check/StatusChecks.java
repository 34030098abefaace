package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Cases;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges whether Redis says the same as HTTP. */
public final class StatusChecks {
    private StatusChecks() {}

    public static List<String> violations(Rush rush, Map<String, Standing> inRedis) {
        Cases differing = new Cases("Requests about which Redis and HTTP differ");
        rush.accepted().filter(outcome -> outcome.standing().ended()).forEach(outcome -> {
            Standing redis = inRedis.getOrDefault(outcome.traceId(), Standing.UNKNOWN);
            differing.addUnless(
                    redis.equals(outcome.standing()),
                    "%s is %s by HTTP, Redis says %s".formatted(outcome.traceId(), outcome.standing(), redis));
        });
        List<String> found = new ArrayList<>();
        differing.into(found);
        return found;
    }
}
