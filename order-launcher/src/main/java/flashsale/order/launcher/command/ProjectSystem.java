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

/** A factory of the project's system for the commands. */
final class ProjectSystem {
    private static volatile boolean interrupted;
    private static volatile LocalSystemControl benchmarkControl;

    private ProjectSystem() {}

    /** Returns whether a signal is ending this process, which explains any failure from now on. */
    static boolean interrupted() {
        return interrupted;
    }

    /** Returns a system that the caller starts. On SIGINT or SIGTERM it stops the services that it started. */
    static LocalSystem forStart(Settings settings, ServerKind kind) {
        LocalSystem system = new LocalSystem(Workspace.ofProject(), settings, kind);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(system), "system-stop"));
        return system;
    }

    /** Returns the system as it runs, for inspection and stopping. Its run files hold the real ports, so defaults suffice here. */
    static LocalSystem forInspection() {
        Settings defaults = new Settings(
                Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), Port::defaultNumber)),
                ResourceLimits.DEFAULTS);
        return new LocalSystem(Workspace.ofProject(), defaults, ServerKind.PAYARA);
    }

    /** Ends the supervision, which would restart stopped servers, and returns the system as it runs, for stopping. */
    static LocalSystem forStop() throws IOException, InterruptedException {
        forInspection().supervisor().stop();
        return forInspection();
    }

    /** Closes the benchmark's control when a signal ends this process, before the system stops. */
    static void closeAtExit(LocalSystemControl control) {
        benchmarkControl = control;
    }

    private static void close(LocalSystem system) {
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
