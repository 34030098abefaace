package flashsale.order.launcher.server;

import flashsale.order.launcher.workspace.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Digests in a server's directory, by which later launchers see what was configured and deployed. */
public record DigestStore(Path directory) {

    /** Returns the digest with the name, or an empty string. */
    public String read(String name) throws IOException {
        return Files.exists(file(name)) ? Files.readString(file(name)) : "";
    }

    public void write(String name, String digest) throws IOException {
        Secrets.write(file(name), digest);
    }

    private Path file(String name) {
        return directory.resolve(name + ".sha256");
    }
}
