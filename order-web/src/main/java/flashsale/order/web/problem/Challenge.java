package flashsale.order.web.problem;

import java.util.Optional;

/** What the header WWW-Authenticate says to callers that may not do what they ask for (RFC 6750, 3). */
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
