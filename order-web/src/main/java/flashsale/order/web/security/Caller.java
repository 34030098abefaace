package flashsale.order.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Set;

/**
 * The authenticated caller of a request, read from its token. Access control stores it as a request attribute, which costs less to read
 * than a {@code SecurityContext}.
 *
 * @param memberId the token's subject
 * @param groups the member's groups
 * @param until when the token expires
 */
public record Caller(String memberId, Set<String> groups, Instant until) {

    /** JAX-RS keeps properties of a request as attributes of the servlet request. */
    private static final String PROPERTY = Caller.class.getName();

    /** Returns the caller of a request that is {@link AllowedTo} a group. */
    public static Caller of(HttpServletRequest request) {
        return (Caller) request.getAttribute(PROPERTY);
    }

    /** Returns the caller of a request that is {@link AllowedTo} a group, for filters. */
    public static Caller of(ContainerRequestContext request) {
        return (Caller) request.getProperty(PROPERTY);
    }

    void attachTo(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }
}
