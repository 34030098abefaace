package flashsale.order.launcher.workspace;

/** A failure that the user can act on; the message is one line. */
public class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LauncherException(String message) {
        super(message);
    }

    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
