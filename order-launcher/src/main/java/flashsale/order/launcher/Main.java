package flashsale.order.launcher;

import flashsale.order.launcher.command.FlashsaleCommand;
import flashsale.order.launcher.service.LibraryLogLevels;

/** The main class of the script {@code flashsale}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LibraryLogLevels.quieten();
        System.exit(FlashsaleCommand.commandLine().execute(arguments));
    }
}
