package flashsale.order.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * The caller of a request, read from its valid token.
 *
 * @param memberId the token's subject
 * @param groups of the member
 * @param until when the token ends
 */
public record Caller(String memberId, Set<String> groups, Instant until) implements Principal {

    /** A property of a call in JAX-RS and an attribute of its request in the servlet API. */
    static final String PROPERTY = Caller.class.getName();

    /** Returns the caller of a request that is {@link AllowedTo} a group. */
    public static Caller of(HttpServletRequest call) {
        return (Caller) call.getAttribute(PROPERTY);
    }

    /** Returns the member id of a call's security context, which access control has set. */
    public static String memberIdOf(SecurityContext call) {
        return call.getUserPrincipal().getName();
    }

    @Override
    public String getName() {
        return memberId;
    }
}
