package flashsale.order.web.problem;

import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.UnreadableBodyException;
import java.util.Arrays;
import java.util.List;

/**
 * The kinds of problems. A kind has a type of its own if clients need to distinguish it from others with the same status. Its texts are
 * in {@code problems.properties}, and in one further file for each other language.
 */
public enum ProblemKind {
    BAD_REQUEST(400),
    INVALID_REQUEST(400, "invalid-request"),
    MALFORMED_JSON(400, "malformed-json"),
    INVALID_IDEMPOTENCY_KEY(400, "invalid-idempotency-key"),
    UNAUTHORIZED(401),
    INVALID_TOKEN(401, "invalid-token"),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONFLICT(409),
    SALE_NOT_OPEN(409, "sale-not-open"),
    SALE_CLOSED(409, "sale-closed"),
    SALE_PAUSED(409, "sale-paused"),
    SOLD_OUT(409, "sold-out"),
    LENGTH_REQUIRED(411),
    STALE_VERSION(412, "stale-version"),
    BODY_TOO_LARGE(413, "", JsonBody.MAX_SIZE),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    ENCODED_BODY(415, "encoded-body"),
    EXPECTATION_FAILED(417),
    UNPROCESSABLE_CONTENT(422),
    IDEMPOTENCY_KEY_REUSED(422, "idempotency-key-reused"),
    VERSION_REQUIRED(428, "version-required"),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    NOT_IMPLEMENTED(501),
    NOT_PUBLISHED(503, "not-published"),
    PUBLICATION_UNKNOWN(503, "publication-unknown"),
    SERVICE_UNAVAILABLE(503),
    HTTP_VERSION_NOT_SUPPORTED(505);

    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;
    private final String type;
    private final List<Object> limits;

    ProblemKind(int status) {
        this(status, "");
    }

    ProblemKind(int status, String slug, Object... limits) {
        this.status = status;
        this.type = slug.isEmpty() ? Problem.NO_TYPE : "/problems/" + slug;
        this.limits = List.of(limits);
    }

    public int status() {
        return status;
    }

    /** Returns the kind for an unreadable body. */
    static ProblemKind of(UnreadableBodyException body) {
        return switch (body.fault()) {
            case INCOMPLETE -> REQUEST_TIMEOUT;
            case TOO_LARGE -> BODY_TOO_LARGE;
            case MALFORMED -> MALFORMED_JSON;
        };
    }

    /** Returns a stable URI reference with a full path, or {@value Problem#NO_TYPE} if the status alone describes the problem. */
    String type() {
        return type;
    }

    String title(Language language) {
        return language.text(name() + ".title", List.of());
    }

    String detail(Language language) {
        return language.text(name() + ".detail", limits);
    }

    boolean hasType() {
        return !type.equals(Problem.NO_TYPE);
    }

    /** Returns the kind without a type of its own for a status, or for its class if the status has no kind. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status && !kind.hasType())
                .findFirst()
                .orElse(status < FIRST_SERVER_ERROR ? BAD_REQUEST : INTERNAL_ERROR);
    }
}
