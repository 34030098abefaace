package flashsale.order.simulation.check;

import flashsale.order.simulation.model.Cases;
import flashsale.order.simulation.model.Outcome;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.Receipt;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges what customers were answered. */
public final class AnswerChecks {
    private AnswerChecks() {}

    public static List<String> violations(Promotion promotion, Rush rush) {
        List<String> found = new ArrayList<>();
        receipts(rush, found);
        ends(rush, found);
        numbers(promotion, rush, found);
        return found;
    }

    private static void receipts(Rush rush, List<String> found) {
        Cases refused = new Cases("Orders that were not answered 202");
        Cases flawed = new Cases("202 answers that are not as agreed");
        Cases shared = new Cases("Trace ids given to more than one request");
        Set<String> traceIds = new HashSet<>();
        for (Outcome outcome : rush.outcomes()) {
            Receipt receipt = outcome.receipt();
            if (receipt.code() != 202) {
                refused.add(receipt.flaw());
            } else {
                flawed.addUnless(receipt.flaw().isEmpty(), receipt.flaw());
                shared.addUnless(!receipt.accepted() || traceIds.add(receipt.traceId()), receipt.traceId());
            }
        }
        refused.into(found);
        flawed.into(found);
        shared.into(found);
    }

    private static void ends(Rush rush, List<String> found) {
        Cases endless = new Cases("Requests without an end");
        Cases flawed = new Cases("Answers about an order that are not as agreed");
        Cases unjust = new Cases("Requests that FAILED for another reason than OUT_OF_STOCK");
        rush.accepted().forEach(outcome -> {
            Standing standing = outcome.standing();
            String flaw = outcome.flaw().isEmpty() ? "" : ", last answer " + outcome.flaw();
            endless.addUnless(standing.ended(), "%s is %s%s".formatted(outcome.traceId(), standing, flaw));
            flawed.addUnless(!standing.ended() || flaw.isEmpty(), outcome.flaw());
            unjust.addUnless(
                    !standing.failed() || standing.equals(Standing.SOLD_OUT),
                    "%s: '%s'".formatted(outcome.traceId(), standing.reason()));
        });
        endless.into(found);
        flawed.into(found);
        unjust.into(found);
    }

    private static void numbers(Promotion promotion, Rush rush, List<String> found) {
        int accepted = (int) rush.accepted().count();
        int servable = Math.min(accepted, promotion.stock());
        compare("COMPLETED", rush.completed(), servable, found);
        compare("FAILED", rush.failed(), accepted - servable, found);
    }

    private static void compare(String status, int is, int due, List<String> found) {
        if (is != due) {
            found.add("%,d requests are %s, but %,d should be".formatted(is, status, due));
        }
    }
}
