package flashsale.order.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    private Path directory;

    @Test
    void theLastMessageAboutSettingsIsFoundWithoutItsPrefix() throws IOException {
        Path log = Files.write(
                directory.resolve("server.log"),
                List.of(
                        "Caused by: java.lang.IllegalStateException: Wrong settings: flashsale.redis.uri is 'x'",
                        "Caused by: java.lang.IllegalStateException: Wrong settings: flashsale.consumer.loops is 'abc'",
                        "\tat flashsale.order"));

        assertThat(new ServerLog(log).wrongSettings(0)).contains("Wrong settings: flashsale.consumer.loops is 'abc'");
    }

    @Test
    void aMessageInAJsonLogEndsAtItsLineBreak() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), """
                {"Level":"SEVERE","Throwable":{"StackTrace":"Caused by: Wrong settings: flashsale.redis.uri is 'x'\\n\\tat flashsale"}}
                {"Level":"SEVERE","LogMessage":"Wrong settings: flashsale.consumer.loops is 'abc'"}
                """);

        assertThat(new ServerLog(log).wrongSettings(0)).contains("Wrong settings: flashsale.consumer.loops is 'abc'");
    }

    @Test
    void aLogWithoutSuchAMessageYieldsNone() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), "started\n");

        assertThat(new ServerLog(log).wrongSettings(0)).isEmpty();
    }

    @Test
    void aMessageOfAnEarlierStartIsIgnored() throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), "Wrong settings: of yesterday\nstopped\n");

        assertThat(new ServerLog(log).wrongSettings(Files.size(log))).isEmpty();
        assertThat(new ServerLog(log).wrongSettings(1_000_000)).contains("Wrong settings: of yesterday");
    }
}
