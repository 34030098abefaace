package flashsale.order.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class MixinArgumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"start", "simulate"})
    void theSupervisorGetsTheOptionsOfTheSystem(String command) {
        List<String> arguments =
                arguments(command, "--http-port", "28085", "--server", "wildfly", "--log-format", "json");

        assertThat(arguments)
                .contains("--http-port=28085", "--redis-port=28379", "--server=WILDFLY", "--log-format=json")
                .contains("--instances=1", "--server-heap=512");
        assertThat(arguments("supervise", arguments.toArray(String[]::new)))
                .containsExactlyInAnyOrderElementsOf(arguments);
    }

    @Test
    void optionsOfTheCommandItselfAreLeftOut() {
        assertThat(arguments("start", "--fresh")).noneMatch(argument -> argument.contains("fresh"));
    }

    private static List<String> arguments(String command, String... options) {
        CommandLine line = FlashsaleCommand.commandLine();
        String[] all = Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
        ParseResult parsed = line.parseArgs(all);
        return MixinArguments.of(parsed.subcommand().commandSpec());
    }
}
