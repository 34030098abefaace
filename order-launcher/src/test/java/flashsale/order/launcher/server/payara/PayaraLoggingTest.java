package flashsale.order.launcher.server.payara;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.workspace.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraLoggingTest {

    @TempDir
    private Path directory;

    @Test
    void changingTheLogFormatKeepsOtherProperties() throws IOException {
        String formatter = "com.sun.enterprise.server.logging.GFFileHandler.formatter=";
        Path properties =
                Files.write(directory.resolve("logging.properties"), List.of("a=b", formatter + "Another", "c=d"));

        PayaraLogging.set(properties, directory.resolve("server.log"), LogFormat.TEXT);
        PayaraLogging.set(properties, directory.resolve("server.log"), LogFormat.JSON);

        assertThat(Files.readAllLines(properties))
                .startsWith("a=b", "c=d")
                .containsOnlyOnce(formatter + PayaraLogging.formatter(LogFormat.JSON))
                .filteredOn(line -> line.startsWith(formatter))
                .hasSize(1);
    }
}
