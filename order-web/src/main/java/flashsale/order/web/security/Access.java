package flashsale.order.web.security;

import flashsale.order.web.problem.ProblemKind;

/** Whether a call may be made. */
public sealed interface Access {

    record Granted(Caller caller) implements Access {}

    record Refused(ProblemKind why) implements Access {}
}
