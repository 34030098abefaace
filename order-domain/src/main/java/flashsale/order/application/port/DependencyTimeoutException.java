package flashsale.order.application.port;

/** Something outside, such as the database or a broker, gave no answer in time. What was asked for may be asked for again. */
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
