package flashsale.order.web.signin;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * Who calls, as a valid token says.
 *
 * @param memberId the token's subject
 * @param groups of the member
 * @param until when the token ends
 */
public record Caller(String memberId, Set<String> groups, Instant until) implements Principal {

    @Override
    public String getName() {
        return memberId;
    }
}
