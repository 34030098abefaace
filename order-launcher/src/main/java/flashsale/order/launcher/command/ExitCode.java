package flashsale.order.launcher.command;

/** The exit codes of the contract. */
final class ExitCode {
    static final int OK = 0;
    /** A promise was broken, or the command failed. */
    static final int FAILURE = 1;

    static final int USAGE = 2;
    static final int NOTHING_RUNNING = 3;

    private ExitCode() {}
}
