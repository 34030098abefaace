package flashsale.order.web;

import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.problem.ProblemResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses an {@code Accept} whose weight is no number from 0 to 1 (RFC 9110, 12.4.2) with 400. Jersey does so by itself; RESTEasy fails
 * with an exception that looks like the application's own.
 */
@Provider
@PreMatching
public final class AcceptWeights implements ContainerRequestFilter {

    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([^,;]*)");
    private static final Pattern RIGHT = Pattern.compile("\\s*(0(\\.\\d*)?|1(\\.0*)?)\\s*");

    @Override
    public void filter(ContainerRequestContext call) {
        List<String> headers = call.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of());
        if (!headers.stream().allMatch(AcceptWeights::areRight)) {
            call.abortWith(ProblemResponse.of(ProblemKind.BAD_REQUEST));
        }
    }

    static boolean areRight(String accept) {
        Matcher weight = WEIGHT.matcher(accept);
        while (weight.find()) {
            if (!RIGHT.matcher(weight.group(1)).matches()) {
                return false;
            }
        }
        return true;
    }
}
