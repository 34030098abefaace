package flashsale.order.launcher.server.payara;

import flashsale.order.launcher.workspace.FileTree;
import flashsale.order.launcher.workspace.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of a Payara Micro: the archives that it deploys at its start, and its generated configuration.
 *
 * @param path the directory; it may not exist yet
 */
record MicroDirectory(Path path) {

    /** Generates the configuration for the next start. */
    void prepare(String loggingProperties) throws IOException {
        // The root directory of an earlier start holds the resources that the commands create; they would fail to
        // create them again.
        FileTree.delete(root());
        Files.createDirectories(archiveDirectory());
        Files.writeString(commands(), Template.text("micro/flashsale.asadmin") + Template.text("micro/local.asadmin"));
        Files.writeString(opening(), Template.text("micro/open.asadmin"));
        Files.writeString(logging(), loggingProperties);
    }

    /** Adds a web archive under a name, and replaces one of that name. */
    void put(Path archive, String name) throws IOException {
        Files.createDirectories(archiveDirectory());
        Files.copy(archive, archive(name), StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(archive(name));
    }

    /** Returns all archives, sorted by name. */
    List<Path> archives() throws IOException {
        try (Stream<Path> archives = Files.list(archiveDirectory())) {
            return archives.sorted().toList();
        }
    }

    void delete() throws IOException {
        FileTree.delete(path);
    }

    Path root() {
        return path.resolve("root");
    }

    Path commands() {
        return path.resolve("flashsale.asadmin");
    }

    Path opening() {
        return path.resolve("open.asadmin");
    }

    Path logging() {
        return path.resolve("logging.properties");
    }

    private Path archive(String name) {
        return archiveDirectory().resolve(name + ".war");
    }

    private Path archiveDirectory() {
        return path.resolve("archives");
    }
}
