package flashsale.order.web.signin;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** What resources see of a caller. */
record SignedIn(Caller caller) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.groups().contains(role);
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
