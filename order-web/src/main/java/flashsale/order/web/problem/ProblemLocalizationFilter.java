package flashsale.order.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Response filter that writes a problem in the client's language. */
@Provider
public final class ProblemLocalizationFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            Language language = AcceptedLanguage.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.setEntity(ProblemJson.of(problem, language));
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            // JAX-RS replaces the Vary header of the CORS filter, so its value is repeated.
            headers.add(HttpHeaders.VARY, "Origin");
        }
    }
}
