package flashsale.order.launcher.command;

/** What the process ends with, as the contract has it. */
final class ExitCode {
    static final int OK = 0;
    /** A promise was broken, or something went wrong. */
    static final int FAILURE = 1;

    static final int USAGE = 2;
    static final int NOTHING_RUNS = 3;

    private ExitCode() {}
}
