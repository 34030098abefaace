package flashsale.order.web.security;

import flashsale.order.web.problem.ProblemKind;

/** Decision on whether a request is permitted. */
public sealed interface Access {

    record Granted(Caller caller) implements Access {}

    record Refused(ProblemKind problem) implements Access {}
}
