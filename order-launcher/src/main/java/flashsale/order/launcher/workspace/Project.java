package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this code runs from. */
public final class Project {
    private Project() {}

    /**
     * Returns the directory that holds the script {@code flashsale}: the system property {@code flashsale.root}, or the
     * nearest one above the working directory.
     *
     * @throws LauncherException if no such directory exists
     */
    public static Path root() {
        String given = System.getProperty("flashsale.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("flashsale")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new LauncherException(
                "No project found: neither this directory nor a parent contains ./flashsale; set -Dflashsale.root");
    }

    /** Returns the EAR that Maven builds. It may not exist yet. */
    public static Path application() {
        return root().resolve("order-ear/target/flashsale.ear");
    }

    /** Returns the WAR that contains the whole application. It may not exist yet. */
    public static Path webApplication() {
        return root().resolve("order-web/target/order-web-1.0.0-SNAPSHOT.war");
    }

    /**
     * Returns the zip of a server's distribution in the local Maven repository.
     *
     * @param server {@code payara} or {@code wildfly}
     */
    public static Path distribution(String server) {
        Path file = root().resolve("order-launcher/target/" + server + "-zip.path");
        try {
            return Path.of(Files.readString(file).strip());
        } catch (IOException missing) {
            throw new LauncherException("Not built yet: " + file + " is missing; run mvn package", missing);
        }
    }

    /**
     * Returns the jar of Payara Micro.
     *
     * @throws LauncherException if Maven has not downloaded it yet
     */
    public static Path micro() {
        Path jar = root().resolve("order-launcher/target/payara-micro.jar");
        if (!Files.isRegularFile(jar)) {
            throw new LauncherException("Not built yet: " + jar + " is missing; run mvn -Pmicro package");
        }
        return jar;
    }
}
