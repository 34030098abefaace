package flashsale.order.application.port;

/** An external service, such as the database or a broker, did not answer in time. The call may be retried. */
public final class DependencyTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is away, for those who run the system
     */
    public DependencyTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param message as above
     */
    public DependencyTimeoutException(String message) {
        this(message, null);
    }
}
