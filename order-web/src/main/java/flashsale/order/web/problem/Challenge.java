package flashsale.order.web.problem;

import java.util.Optional;

/** The value of WWW-Authenticate for callers that may not make a call (RFC 6750, 3). */
final class Challenge {

    private static final String SCHEME = "Bearer";

    private Challenge() {}

    static Optional<String> of(ProblemKind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Optional.of(SCHEME);
            case INVALID_TOKEN -> Optional.of(SCHEME + " error=\"invalid_token\"");
            case FORBIDDEN -> Optional.of(SCHEME + " error=\"insufficient_scope\"");
            default -> Optional.empty();
        };
    }
}
