package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.server.DigestStore;
import flashsale.order.launcher.server.MySqlDriver;
import flashsale.order.launcher.server.Sha256;
import flashsale.order.launcher.workspace.FileTree;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Secrets;
import flashsale.order.launcher.workspace.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of a Payara domain, a copy of the one in the distribution. Its first start runs the commands of asadmin before any
 * listener opens, which saves the restart that they would need later.
 *
 * @param payara the distribution
 * @param directory the directory of the domain
 */
record PayaraDomain(Path payara, Path directory, PayaraSettings settings) {
    private static final String CONFIGURED = "configured";

    static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    /** Creates the domain, unless it exists with the same configuration. */
    void create() throws IOException, InterruptedException {
        String commands = settings.commands();
        if (!digests().read(CONFIGURED).equals(Sha256.of(commands + System.getProperty("java.home")))) {
            recreate(commands);
        }
        // A change of the log needs no new domain.
        PayaraLogging.set(
                directory.resolve("config/logging.properties"),
                settings.workspace().log("server"),
                settings.settings().logFormat());
    }

    private void recreate(String commands) throws IOException, InterruptedException {
        delete();
        FileTree.copy(payara.resolve("glassfish/domains/domain1"), directory);
        Files.copy(
                MySqlDriver.jar(),
                directory.resolve("lib").resolve(MySqlDriver.jar().getFileName()));
        Secrets.write(boot(), commands);
        DomainXml.disableUnusedServices(directory.resolve("config/domain.xml"));
        Secrets.write(commandFile("first-start"), start("--prebootcommandfile", boot().toString()));
        Secrets.write(closing(), Template.text("payara/close.asadmin"));
        Secrets.write(
                commandFile("start"), start("--prebootcommandfile", closing().toString()));
    }

    /** Returns the command line that starts the server in this domain. */
    List<String> command() throws IOException {
        return Files.readAllLines(commandFile(digests().read(CONFIGURED).isEmpty() ? "first-start" : "start"));
    }

    /** Records that the commands were run. */
    void recordConfigured() throws IOException {
        if (digests().read(CONFIGURED).isEmpty()) {
            String commands = Files.readString(boot());
            digests().write(CONFIGURED, Sha256.of(commands + System.getProperty("java.home")));
        }
    }

    DigestStore digests() {
        return new DigestStore(directory.resolve("config"));
    }

    void delete() throws IOException {
        FileTree.delete(directory);
    }

    private String start(String... options) throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        Stream.of(payara.resolve("bin/asadmin").toString(), "start-domain", "--dry-run"),
                        Stream.of(options),
                        Stream.of(
                                "--domaindir",
                                directory.getParent().toString(),
                                directory.getFileName().toString()))
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        int first = lines.indexOf("Dump of JVM Invocation line that would be used to launch:") + 1;
        int last = first + lines.subList(first, lines.size()).indexOf("");
        if (process.waitFor() != 0 || first == 0 || last < first || !lines.contains(MAIN)) {
            throw new LauncherException("asadmin start-domain --dry-run failed: " + String.join(" ", lines));
        }
        return String.join(System.lineSeparator(), lines.subList(first, last));
    }

    private Path commandFile(String name) {
        return directory.resolve("config").resolve(name + ".command");
    }

    /** The last stop may have been a crash, with the listener open. */
    private Path closing() {
        return directory.resolve("config/close.asadmin");
    }

    private Path boot() {
        return directory.resolve("config/boot.asadmin");
    }
}
