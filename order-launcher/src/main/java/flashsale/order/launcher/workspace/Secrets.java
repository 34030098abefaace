package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Secrets of this machine's system, each in a file that only its owner can read. */
public record Secrets(Path directory) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns the password of the database user {@code flashsale}. */
    public String databasePassword() {
        return secret("database-password", Secrets::random);
    }

    /** Returns the secret that authenticates trace ids. */
    public String traceIdSecret() {
        return secret("trace-id-secret", Secrets::random);
    }

    /** Returns the secret with the name; it is generated on first use and then kept. */
    public String secret(String name, Supplier<String> generator) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, generator.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file atomically, with read permission for its owner only. */
    public static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
