package flashsale.order.launcher;

import flashsale.order.launcher.command.FlashsaleCommand;
import flashsale.order.launcher.service.LibraryLogs;

/** Behind the script {@code flashsale}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        LibraryLogs.quieten();
        System.exit(FlashsaleCommand.commandLine().execute(arguments));
    }
}
