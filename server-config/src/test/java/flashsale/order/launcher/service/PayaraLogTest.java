package flashsale.order.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraLogTest {

    @TempDir
    private Path directory;

    @Test
    void theLastComplaintOfTheApplicationIsFoundWithoutWhatStandsBeforeIt() throws IOException {
        Path log = Files.write(
                directory.resolve("server.log"),
                List.of(
                        "Caused by: java.lang.IllegalStateException: Wrong settings: flashsale.redis.uri is 'x'",
                        "Caused by: java.lang.IllegalStateException: Wrong settings: flashsale.consumer.loops is 'abc'",
                        "\tat flashsale.order"));

        assertThat(PayaraLog.wrongSettings(log, 0)).contains("Wrong settings: flashsale.consumer.loops is 'abc'");
    }

    @Test
    void inALogOfJsonTheComplaintEndsWithItsLine() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), """
                {"Level":"SEVERE","Throwable":{"StackTrace":"Caused by: Wrong settings: flashsale.redis.uri is 'x'\\n\\tat flashsale"}}
                {"Level":"SEVERE","LogMessage":"Wrong settings: flashsale.consumer.loops is 'abc'"}
                """);

        assertThat(PayaraLog.wrongSettings(log, 0)).contains("Wrong settings: flashsale.consumer.loops is 'abc'");
    }

    @Test
    void theFormatOfTheLogCanBeChangedAndEverythingElseStays() throws IOException {
        String formatter = "com.sun.enterprise.server.logging.GFFileHandler.formatter=";
        Path properties =
                Files.write(directory.resolve("logging.properties"), List.of("a=b", formatter + "Another", "c=d"));

        PayaraLog.set(properties, directory.resolve("server.log"), LogFormat.TEXT);
        PayaraLog.set(properties, directory.resolve("server.log"), LogFormat.JSON);

        assertThat(Files.readAllLines(properties))
                .startsWith("a=b", "c=d")
                .containsOnlyOnce(formatter + LogFormat.JSON.payaraFormatter())
                .filteredOn(line -> line.startsWith(formatter))
                .hasSize(1);
    }

    @Test
    void anApplicationThatDidNotComplainIsNotQuoted() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), "started\n");

        assertThat(PayaraLog.wrongSettings(log, 0)).isEmpty();
    }

    @Test
    void whatItComplainedOfAtAnEarlierStartIsNotQuoted() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), "Wrong settings: of yesterday\nstopped\n");

        assertThat(PayaraLog.wrongSettings(log, PayaraLog.length(log))).isEmpty();
        assertThat(PayaraLog.wrongSettings(log, 1_000_000)).contains("Wrong settings: of yesterday");
    }
}
