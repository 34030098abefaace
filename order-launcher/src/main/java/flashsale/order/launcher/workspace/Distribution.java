package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Programs that are unpacked once and then shared by everything in this project. */
public final class Distribution {

    /** How to fill an empty directory. */
    @FunctionalInterface
    public interface Unpacking {
        void into(Path directory) throws IOException, InterruptedException;
    }

    private Distribution() {}

    /** Fills the directory unless it is there. All or nothing, whoever is interrupted, and once among several processes. */
    public static synchronized void unpackOnce(Path directory, Unpacking unpacking)
            throws IOException, InterruptedException {
        if (Files.exists(directory)) {
            return;
        }
        Files.createDirectories(directory.getParent());
        Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(directory)) {
                Path part = directory.resolveSibling(directory.getFileName() + ".part");
                delete(part);
                Files.createDirectories(part);
                unpacking.into(part);
                Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Copies a directory with all that is in it to a place where there is none. */
    public static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** Deletes a directory with all that is in it, if it is there. Links are deleted, not followed. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
