package flashsale.order.launcher;

import java.nio.file.Path;

/**
 * The directories of one system.
 *
 * @param home where it keeps data, logs, keys and what runs
 * @param distributions where the services' programs are unpacked, once for all systems of this project
 */
public record Workspace(Path home, Path distributions) {

    /** Returns the project's own: {@code .flashsale} in its root. */
    public static Workspace ofProject() {
        Path home = Project.root().resolve(".flashsale");
        return new Workspace(home, home);
    }

    /** Returns one below a given directory, with the project's unpacked programs. */
    public static Workspace in(Path directory) {
        return new Workspace(directory.toAbsolutePath(), ofProject().distributions());
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path data(String service) {
        return data().resolve(service);
    }

    public Path log(String service) {
        return home.resolve("logs").resolve(service + ".log");
    }

    public Path runFile(String service) {
        return home.resolve("run").resolve(service + ".json");
    }

    public Path temporary() {
        return home.resolve("tmp");
    }

    public Secrets secrets() {
        return new Secrets(home.resolve("secrets"));
    }
}
