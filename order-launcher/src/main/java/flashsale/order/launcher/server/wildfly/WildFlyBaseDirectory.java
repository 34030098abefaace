package flashsale.order.launcher.server.wildfly;

import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.server.Sha256;
import flashsale.order.launcher.workspace.FileTree;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wildfly.core.launcher.CliCommandBuilder;

/**
 * The base directory of WildFly, a copy of the one in the distribution, which jboss-cli configures without a server. Values that
 * change between starts are in a properties file, so the directory is configured only once.
 *
 * @param wildfly the distribution
 * @param directory the base directory
 */
record WildFlyBaseDirectory(Path wildfly, Path directory, WildFlySettings settings) {
    private static final String CONFIGURED = "configured";

    /** Creates the directory, unless it exists with the same configuration. */
    void create() throws IOException, InterruptedException {
        String script = settings.script(modules());
        String sha256 = Sha256.of(script + wildfly + System.getProperty("java.home"));
        if (!digests().read(CONFIGURED).equals(sha256)) {
            FileTree.delete(directory);
            FileTree.copy(wildfly.resolve("standalone"), directory);
            Files.createDirectories(modules());
            Files.writeString(script(), script);
            configure();
            digests().write(CONFIGURED, sha256);
        }
        Secrets.write(properties(), settings.properties());
    }

    /** Returns the directory of modules besides those of the distribution. */
    Path modules() {
        return directory.resolve("modules");
    }

    /** Returns the file with the values of expressions in the configuration, and with the settings of the application. */
    Path properties() {
        return directory.resolve("configuration/flashsale.properties");
    }

    DigestStore digests() {
        return new DigestStore(directory.resolve("configuration"));
    }

    private Path script() {
        return directory.resolve("configuration/flashsale.cli");
    }

    private void configure() throws IOException, InterruptedException {
        List<String> command = CliCommandBuilder.asModularLauncher(wildfly)
                .setJavaHome(System.getProperty("java.home"))
                .addJavaOptions("-Djboss.server.base.dir=" + directory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .setScriptFile(script())
                .build();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("JBOSS_HOME", wildfly.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new LauncherException("WildFly rejected its configuration: " + String.join(" ", lines));
        }
    }
}
