package flashsale.order.application.port;

/** An external service, such as the database or a broker, did not answer in time. The call may be retried. */
public final class DependencyTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message names the unavailable service, for operators
     */
    public DependencyTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param message names the unavailable service, for operators
     */
    public DependencyTimeoutException(String message) {
        this(message, null);
    }
}
