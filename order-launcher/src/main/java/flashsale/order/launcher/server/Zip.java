package flashsale.order.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the zip files of distributions. */
public final class Zip {
    private Zip() {}

    /** Unpacks the content of the single top-level directory of a zip file. */
    public static void unpack(Path zip, Path directory) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            String first = file.entries().nextElement().getName();
            unpack(zip, first.substring(0, first.indexOf('/') + 1), directory);
        }
    }

    /** Unpacks the entries below the prefix. Files in {@code bin} become executable, because the zip file holds no permissions. */
    static void unpack(Path zip, String prefix, Path directory) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(prefix)) {
                    unpack(file, entry, within(directory, entry.getName().substring(prefix.length())));
                }
            }
        }
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.copy(file.getInputStream(entry), target);
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    private static Path within(Path directory, String name) throws IOException {
        Path target = directory.resolve(name).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException(name + " would leave " + directory);
        }
        return target;
    }
}
