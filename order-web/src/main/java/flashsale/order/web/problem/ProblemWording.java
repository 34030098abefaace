package flashsale.order.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Puts the problem that an answer holds into words, in the caller's language. */
@Provider
public final class ProblemWording implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            Language language = AcceptedLanguage.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.setEntity(ProblemJson.of(problem, language));
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            // JAX-RS replaces the one that was set for browsers of other origins.
            headers.add(HttpHeaders.VARY, "Origin");
        }
    }
}
