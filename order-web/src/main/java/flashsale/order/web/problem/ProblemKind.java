package flashsale.order.web.problem;

import java.util.Arrays;

/** The kinds of problems. Those that a client may want to tell apart beyond the status have a type of their own. */
public enum ProblemKind {
    BAD_REQUEST(400, "", "Bad Request", "The request is malformed."),
    INVALID_REQUEST(
            400, "invalid-request", "Invalid request", "The request breaks rules; each is named in violations."),
    MALFORMED_JSON(
            400,
            "malformed-json",
            "Malformed JSON",
            "The body must be a JSON object in UTF-8 that names no field twice."),
    INVALID_IDEMPOTENCY_KEY(
            400,
            "invalid-idempotency-key",
            "Invalid idempotency key",
            "The header Idempotency-Key must come once, with 1 to 255 visible ASCII characters, perhaps in quotes."),
    UNAUTHORIZED(401, "", "Unauthorized", "A valid bearer token is needed."),
    FORBIDDEN(403, "", "Forbidden", "The token's groups do not allow this call."),
    NOT_FOUND(404, "", "Not Found", "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "", "Method Not Allowed", "The header Allow names the methods that are possible here."),
    NOT_ACCEPTABLE(406, "", "Not Acceptable", "The answer is not available in a media type that the request accepts."),
    REQUEST_TIMEOUT(408, "", "Request Timeout", "The body did not arrive as a whole in time."),
    STALE_VERSION(
            412, "stale-version", "Stale version", "The product is not at a version that the request is based on."),
    BODY_TOO_LARGE(413, "", "Content Too Large", "The body has more bytes than are taken here."),
    UNSUPPORTED_MEDIA_TYPE(415, "", "Unsupported Media Type", "The body must be application/json."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "idempotency-key-reused",
            "Idempotency key reused",
            "An earlier request with this key asked for something else. Another order needs a key of its own."),
    VERSION_REQUIRED(
            428,
            "version-required",
            "Version required",
            "The product exists; the header If-Match has to name the version that the change is based on."),
    TOO_MANY_REQUESTS(
            429, "", "Too Many Requests", "So many calls are not allowed; Retry-After tells when the next one is."),
    INTERNAL_ERROR(500, "", "Internal Server Error", "The server failed to answer. The fault is in its log."),
    NOT_PUBLISHED(
            503,
            "not-published",
            "Order not taken",
            "The order could not be queued. Nothing happened; please try again."),
    PUBLICATION_UNKNOWN(
            503,
            "publication-unknown",
            "Order perhaps taken",
            "The queue did not answer in time: whether the order was taken is unknown. Its trace id will tell."),
    SERVICE_UNAVAILABLE(503, "", "Service Unavailable", "The server cannot answer now; please try again.");

    private final int status;
    private final String type;
    private final String title;
    private final String detail;

    ProblemKind(int status, String slug, String title, String detail) {
        this.status = status;
        this.type = slug.isEmpty() ? Problem.NO_TYPE : "/problems/" + slug;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /** A stable URI reference with a full path, or {@value Problem#NO_TYPE} where the status says it all. */
    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    boolean hasType() {
        return !type.equals(Problem.NO_TYPE);
    }

    /** The kind that only says what the status says, or, for a status that is rare here, what its class says. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status && !kind.hasType())
                .findFirst()
                .orElse(status < INTERNAL_ERROR.status ? BAD_REQUEST : INTERNAL_ERROR);
    }
}
