package flashsale.order.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;

/** Writer of problems as servlet responses, in the client's language. */
final class ServletProblemWriter {

    private ServletProblemWriter() {}

    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = AcceptedLanguage.of(
                String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))));
        byte[] body = ProblemJson.of(problem, language);
        response.setStatus(problem.status());
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ProblemHeaders.of(problem).forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}
