package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories of one system, or of one more server or broker of it.
 *
 * @param home where it keeps data, logs and what runs
 * @param distributions where the services' programs are unpacked, once for all systems of this project
 * @param secrets where keys and passwords are, the same for all of a system
 */
public record Workspace(Path home, Path distributions, Secrets secrets) {
    private static final String NODES = "nodes";

    /** Returns the project's own: {@code .flashsale} in its root. */
    public static Workspace ofProject() {
        Path home = Project.root().resolve(".flashsale");
        return of(home, home);
    }

    /** Returns one below a given directory, with the project's unpacked programs. */
    public static Workspace in(Path directory) {
        return of(directory.toAbsolutePath(), ofProject().distributions());
    }

    private static Workspace of(Path home, Path distributions) {
        return new Workspace(home, distributions, new Secrets(home.resolve("secrets")));
    }

    /** Returns that of the first server or broker, which is this, of the second, and so on: directories of its own, the same secrets. */
    public Workspace forInstance(String kind, int number) {
        return number == 1 ? this : new Workspace(nodes().resolve(kind + "-" + number), distributions, secrets);
    }

    /** Returns the data of all of the system, this and its nodes. */
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

    public Path temporary() {
        return home.resolve("tmp");
    }
}
