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
public final class ResponseChecks {
    private ResponseChecks() {}

    public static List<String> violations(Promotion promotion, LoadResult loadResult) {
        List<String> found = new ArrayList<>();
        acceptances(loadResult, found);
        finalStatuses(loadResult, found);
        counts(promotion, loadResult, found);
        return found;
    }

    private static void acceptances(LoadResult loadResult, List<String> found) {
        ViolationSamples refused = new ViolationSamples("Orders that did not get a 202");
        ViolationSamples flawed = new ViolationSamples("202 responses that break the contract");
        ViolationSamples duplicates = new ViolationSamples("Trace ids given to more than one request");
        Set<String> traceIds = new HashSet<>();
        for (Outcome outcome : loadResult.outcomes()) {
            PostResult postResult = outcome.postResult();
            if (postResult.code() != 202) {
                refused.add(postResult.flaw());
            } else {
                flawed.addUnless(postResult.flaw().isEmpty(), postResult.flaw());
                duplicates.addUnless(
                        !postResult.accepted() || traceIds.add(postResult.traceId()), postResult.traceId());
            }
        }
        refused.addTo(found);
        flawed.addTo(found);
        duplicates.addTo(found);
    }

    private static void finalStatuses(LoadResult loadResult, List<String> found) {
        ViolationSamples unfinished = new ViolationSamples("Requests without a final status");
        ViolationSamples flawed = new ViolationSamples("Order responses that break the contract");
        ViolationSamples unexpected = new ViolationSamples("Requests that FAILED for a reason other than OUT_OF_STOCK");
        loadResult.accepted().forEach(outcome -> {
            ObservedStatus status = outcome.status();
            String flaw = outcome.flaw().isEmpty() ? "" : ", last response " + outcome.flaw();
            unfinished.addUnless(status.isFinal(), "%s is %s%s".formatted(outcome.traceId(), status, flaw));
            flawed.addUnless(!status.isFinal() || flaw.isEmpty(), outcome.flaw());
            unexpected.addUnless(
                    !status.failed() || status.equals(ObservedStatus.SOLD_OUT),
                    "%s: '%s'".formatted(outcome.traceId(), status.reason()));
        });
        unfinished.addTo(found);
        flawed.addTo(found);
        unexpected.addTo(found);
    }

    private static void counts(Promotion promotion, LoadResult loadResult, List<String> found) {
        int accepted = (int) loadResult.accepted().count();
        int inStock = Math.min(accepted, promotion.stock());
        compare("COMPLETED", loadResult.completed(), inStock, found);
        compare("FAILED", loadResult.failed(), accepted - inStock, found);
    }

    private static void compare(String status, int actual, int expected, List<String> found) {
        if (actual != expected) {
            found.add("%,d requests are %s, but %,d should be".formatted(actual, status, expected));
        }
    }
}
