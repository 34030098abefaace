package flashsale.order.web.intake;

import flashsale.order.application.identity.IdempotencyKey;
import flashsale.order.web.json.OrderForm;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import java.util.Optional;

/** What came in. */
sealed interface OrderCall {

    /**
     * An order.
     *
     * @param form without violations
     */
    record Sent(String memberId, Optional<IdempotencyKey> key, OrderForm form) implements OrderCall {}

    record Refused(Problem why) implements OrderCall {

        Refused(ProblemKind why) {
            this(Problem.of(why));
        }
    }
}
