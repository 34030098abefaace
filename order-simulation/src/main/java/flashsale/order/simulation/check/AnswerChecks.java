package flashsale.order.simulation.check;

import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.PostResult;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.ViolationSamples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the responses that customers received. */
public final class AnswerChecks {
    private AnswerChecks() {}

    public static List<String> violations(Promotion promotion, LoadResult loadResult) {
        List<String> found = new ArrayList<>();
        receipts(loadResult, found);
        ends(loadResult, found);
        numbers(promotion, loadResult, found);
        return found;
    }

    private static void receipts(LoadResult loadResult, List<String> found) {
        ViolationSamples refused = new ViolationSamples("Orders that were not answered 202");
        ViolationSamples flawed = new ViolationSamples("202 responses that break the contract");
        ViolationSamples shared = new ViolationSamples("Trace ids given to more than one request");
        Set<String> traceIds = new HashSet<>();
        for (Outcome outcome : loadResult.outcomes()) {
            PostResult postResult = outcome.postResult();
            if (postResult.code() != 202) {
                refused.add(postResult.flaw());
            } else {
                flawed.addUnless(postResult.flaw().isEmpty(), postResult.flaw());
                shared.addUnless(!postResult.accepted() || traceIds.add(postResult.traceId()), postResult.traceId());
            }
        }
        refused.into(found);
        flawed.into(found);
        shared.into(found);
    }

    private static void ends(LoadResult loadResult, List<String> found) {
        ViolationSamples endless = new ViolationSamples("Requests without a final status");
        ViolationSamples flawed = new ViolationSamples("Order responses that break the contract");
        ViolationSamples unjust = new ViolationSamples("Requests that FAILED for a reason other than OUT_OF_STOCK");
        loadResult.accepted().forEach(outcome -> {
            ObservedStatus status = outcome.status();
            String flaw = outcome.flaw().isEmpty() ? "" : ", last response " + outcome.flaw();
            endless.addUnless(status.ended(), "%s is %s%s".formatted(outcome.traceId(), status, flaw));
            flawed.addUnless(!status.ended() || flaw.isEmpty(), outcome.flaw());
            unjust.addUnless(
                    !status.failed() || status.equals(ObservedStatus.SOLD_OUT),
                    "%s: '%s'".formatted(outcome.traceId(), status.reason()));
        });
        endless.into(found);
        flawed.into(found);
        unjust.into(found);
    }

    private static void numbers(Promotion promotion, LoadResult loadResult, List<String> found) {
        int accepted = (int) loadResult.accepted().count();
        int servable = Math.min(accepted, promotion.stock());
        compare("COMPLETED", loadResult.completed(), servable, found);
        compare("FAILED", loadResult.failed(), accepted - servable, found);
    }

    private static void compare(String status, int is, int due, List<String> found) {
        if (is != due) {
            found.add("%,d requests are %s, but %,d should be".formatted(is, status, due));
        }
    }
}
