package flashsale.order.launcher.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a process is started that the terminal's Ctrl-C must not reach: in a session of its own, where the machine can. */
final class Detached {
    static final List<String> PREFIX = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
            .map(directory -> Path.of(directory, "setsid"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(setsid -> List.of(setsid.toString()))
            .orElse(List.of());

    private Detached() {}
}
