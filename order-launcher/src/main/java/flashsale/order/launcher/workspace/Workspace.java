package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories of a system, or those of a further server or broker of it.
 *
 * @param home the directory for data, logs and run files
 * @param distributions the directory of the unpacked programs, shared by all systems of this project
 * @param secrets the keys and passwords, shared by all processes of a system
 */
public record Workspace(Path home, Path distributions, Secrets secrets) {
    private static final String NODES = "nodes";

    /** Returns the workspace of the project, {@code .flashsale} in its root. */
    public static Workspace ofProject() {
        Path home = Project.root().resolve(".flashsale");
        return of(home, home);
    }

    /** Returns a workspace in a directory, with the unpacked programs of the project. */
    public static Workspace in(Path directory) {
        return of(directory.toAbsolutePath(), ofProject().distributions());
    }

    private static Workspace of(Path home, Path distributions) {
        return new Workspace(home, distributions, new Secrets(home.resolve("secrets")));
    }

    /** Returns the workspace of a server or broker by its number, from 1, which is this one; others have their own directories. */
    public Workspace forInstance(String kind, int number) {
        return number == 1 ? this : new Workspace(nodes().resolve(kind + "-" + number), distributions, secrets);
    }

    /** Returns the data directories of the whole system, those of further servers and brokers included. */
    public List<Path> allData() throws IOException {
        if (!Files.isDirectory(nodes())) {
            return List.of(data());
        }
        try (Stream<Path> nodes = Files.list(nodes())) {
            return Stream.concat(Stream.of(data()), nodes.map(node -> node.resolve("data")))
                    .toList();
        }
    }

    private Path nodes() {
        return home.resolve(NODES);
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

    public Path restarts(String service) {
        return home.resolve("run").resolve(service + ".restarts");
    }

    public Path temporary() {
        return home.resolve("tmp");
    }
}
