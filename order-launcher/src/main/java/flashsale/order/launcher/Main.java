package flashsale.order.launcher;

import flashsale.order.launcher.command.FlashsaleCommand;
import flashsale.order.launcher.service.LibraryLogLevels;

/** The entry point behind the script {@code flashsale}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LibraryLogLevels.limitToWarnings();
        System.exit(FlashsaleCommand.commandLine().execute(arguments));
    }
}
