package flashsale.order.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FlashsaleCommandTest {
    @ParameterizedTest
    @CsvSource({
        "'', A command is missing",
        "sell, sell",
        "simulate --orders 0, --orders",
        "simulate --orders -1, --orders",
        "simulate --orders many, --orders",
        "simulate --stock -1, --stock",
        "simulate --concurrency 0, --concurrency",
        "simulate --json no-such-directory/report.json, --json",
        "benchmark --rounds 0, --rounds",
        "benchmark --scale 2, --scale",
        "benchmark --only speed, --only",
        "start --server tomcat, --server",
        "start --instances 0, --instances",
        "start --instances 6, --instances",
        "start --brokers 2, --brokers",
        "simulate --brokers 6, --brokers",
        "start --instances 2 --admin-port 28090, distinct",
        "start --instances 2 --http-port 65530, distinct",
        "start --http-port 0, FLASHSALE_HTTP_PORT",
        "start --redis-port 28080, distinct",
        "start --server-heap 1, FLASHSALE_SERVER_HEAP",
        "start --log-format xml, --log-format",
        "token, --member",
        "token --member 42 --group admin, --group"
    })
    void aUsageErrorIsReportedAndExitsWithTwo(String arguments, String named) {
        StringWriter errors = new StringWriter();
        CommandLine command = FlashsaleCommand.commandLine().setErr(new PrintWriter(errors));

        int exitCode = command.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).startsWith("flashsale: ").contains(named);
    }
}
