package flashsale.order.web;

import flashsale.order.web.json.JsonBody;
import flashsale.order.web.problem.ProblemKind;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the headers of a call say of its body, before a byte of it is read. */
public final class BodyHeaders {

    private static final String CONTINUE = "100-continue";
    private static final String NOT_ENCODED = "identity";
    private static final int USUAL_DIGITS = 9;

    private BodyHeaders() {}

    /**
     * Why such a body is not read; empty where it is.
     *
     * @param headers gives the value of a header by its name, null without one
     */
    public static Optional<ProblemKind> refusal(UnaryOperator<String> headers) {
        if (!is(headers.apply("Expect"), CONTINUE)) {
            return Optional.of(ProblemKind.EXPECTATION_FAILED);
        }
        if (!is(headers.apply(HttpHeaders.CONTENT_ENCODING), NOT_ENCODED)) {
            return Optional.of(ProblemKind.ENCODED_BODY);
        }
        return isTooLong(headers.apply(HttpHeaders.CONTENT_LENGTH))
                ? Optional.of(ProblemKind.BODY_TOO_LARGE)
                : Optional.empty();
    }

    private static boolean is(String header, String only) {
        return header == null || header.equalsIgnoreCase(only);
    }

    /** Null where the body is chunked or missing. A length may be beyond an int. */
    private static boolean isTooLong(String length) {
        return length != null && (length.length() > USUAL_DIGITS || Integer.parseInt(length) > JsonBody.MAX_SIZE);
    }
}
