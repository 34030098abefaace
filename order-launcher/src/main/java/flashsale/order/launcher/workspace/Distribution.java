package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A program that is unpacked once and then shared by all systems of this project. */
public final class Distribution {

    /** Fills an empty directory with a program. */
    @FunctionalInterface
    public interface Unpacking {
        void into(Path directory) throws IOException, InterruptedException;
    }

    private Distribution() {}

    /**
     * Fills the directory unless it exists. An interrupted unpacking leaves no directory, and a lock lets only one of several processes
     * unpack.
     */
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
                FileTree.delete(part);
                Files.createDirectories(part);
                unpacking.into(part);
                Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
