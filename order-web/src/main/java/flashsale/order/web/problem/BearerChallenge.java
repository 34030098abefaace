package flashsale.order.web.problem;

import java.util.Optional;

/** Value of the WWW-Authenticate header for each kind of authentication or authorization problem (RFC 6750, 3). */
final class BearerChallenge {

    private static final String SCHEME = "Bearer";

    private BearerChallenge() {}

    static Optional<String> of(ProblemKind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Optional.of(SCHEME);
            case INVALID_TOKEN -> Optional.of(SCHEME + " error=\"invalid_token\"");
            case FORBIDDEN -> Optional.of(SCHEME + " error=\"insufficient_scope\"");
            default -> Optional.empty();
        };
    }
}
