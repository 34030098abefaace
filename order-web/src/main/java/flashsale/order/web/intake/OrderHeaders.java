package flashsale.order.web.intake;

import flashsale.order.web.AcceptHeader;
import flashsale.order.web.BodyHeaders;
import flashsale.order.web.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether an order can be read and answered, by what its headers say of its body and of the answer. */
final class OrderHeaders {

    private OrderHeaders() {}

    static Optional<ProblemKind> refusal(HttpServletRequest request) {
        return BodyHeaders.refusal(request::getHeader)
                .or(() -> refusalOfType(request.getContentType()))
                .or(() -> refusalOfAnswer(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    }

    private static Optional<ProblemKind> refusalOfType(String type) {
        if (MediaType.APPLICATION_JSON.equals(type)) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        try {
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(type))
                    ? Optional.empty()
                    : Optional.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        } catch (IllegalArgumentException malformed) {
            return Optional.of(ProblemKind.BAD_REQUEST);
        }
    }

    private static Optional<ProblemKind> refusalOfAnswer(List<String> accept) {
        if (accept.isEmpty()) {
            return Optional.empty();
        }
        String types = AcceptHeader.withoutParameters(String.join(",", accept));
        if (!AcceptHeader.areRight(types)) {
            return Optional.of(ProblemKind.BAD_REQUEST);
        }
        return AcceptHeader.takes(types, MediaType.APPLICATION_JSON_TYPE)
                ? Optional.empty()
                : Optional.of(ProblemKind.NOT_ACCEPTABLE);
    }
}
