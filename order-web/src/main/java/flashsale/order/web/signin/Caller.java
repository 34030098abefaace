package flashsale.order.web.signin;

import jakarta.servlet.http.HttpServletRequest;
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

    /** A property of a call in JAX-RS and an attribute of its request in the servlet API. */
    static final String PROPERTY = Caller.class.getName();

    /** Who makes a call that is {@link AllowedTo} a group. */
    public static Caller of(HttpServletRequest call) {
        return (Caller) call.getAttribute(PROPERTY);
    }

    @Override
    public String getName() {
        return memberId;
    }
}
