package flashsale.order.web.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** What resources see of a caller: the principal's name is the member's id, and the groups are the roles. */
record CallerSecurityContext(Caller caller, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.groups().contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
