package flashsale.order.launcher.command;

import flashsale.order.launcher.system.LocalSystem;
import flashsale.order.launcher.system.LocalSystemControl;
import flashsale.order.launcher.system.ServerKind;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.ResourceLimits;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where commands get the project's system from. */
final class ProjectSystem {
    private static volatile boolean interrupted;
    private static volatile LocalSystemControl benchmarkControl;

    private ProjectSystem() {}

    /** Returns whether this process is about to end, so that what fails now fails because of that. */
    static boolean interrupted() {
        return interrupted;
    }

    /** Returns the system to start: interrupted (SIGINT, SIGTERM), it stops what it started. */
    static LocalSystem forStart(Settings settings, ServerKind kind) {
        LocalSystem system = new LocalSystem(Workspace.ofProject(), settings, kind);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closed(system), "stop-what-was-started"));
        return system;
    }

    /** Returns the system as it may be running; where it really listens, it knows by itself. */
    static LocalSystem forInspection() {
        Settings presets = new Settings(
                Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), Port::preset)),
                ResourceLimits.DEFAULTS);
        return new LocalSystem(Workspace.ofProject(), presets, ServerKind.PAYARA);
    }

    /** Has the machine left as it was when this process is interrupted, before the system stops. */
    static void closeAtExit(LocalSystemControl control) {
        benchmarkControl = control;
    }

    private static void closed(LocalSystem system) {
        interrupted = true;
        try {
            if (benchmarkControl != null) {
                benchmarkControl.close();
            }
        } catch (IOException | LauncherException e) {
            System.err.println("flashsale: " + e.getMessage());
        }
        try {
            system.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
