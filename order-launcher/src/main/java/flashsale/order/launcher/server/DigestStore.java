package flashsale.order.launcher.server;

import flashsale.order.launcher.workspace.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a launcher writes down in a server's directory for later ones: digests of what was done there. */
public record DigestStore(Path directory) {

    /** Returns the digest that stands in the note, or nothing. */
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
