package flashsale.order.launcher.process;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that was just started in a session of its own, where the machine has {@code setsid}, so that the terminal's Ctrl-C does
 * not reach it.
 */
record DetachedProcess(Process process) {
    private static final List<String> SETSID = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
            .map(directory -> Path.of(directory, "setsid"))
            .filter(Files::isExecutable)
            .findFirst()
            .map(setsid -> List.of(setsid.toString()))
            .orElse(List.of());

    /**
     * Starts a command.
     *
     * @param directory the working directory
     * @param environment variables besides those of the launcher
     * @param console the file that takes standard output and standard error
     */
    static DetachedProcess start(List<String> command, Path directory, Map<String, String> environment, Path console)
            throws IOException {
        List<String> detached = new ArrayList<>(SETSID);
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        return new DetachedProcess(builder.start());
    }

    /** Returns the identity by which a later launcher finds the process. */
    OsProcess osProcess() {
        return OsProcess.of(process);
    }

    /** Writes the text to the standard input of the process, and closes that. */
    void writeInput(String input) throws IOException {
        try (Writer stdin = process.outputWriter()) {
            stdin.write(input);
        }
    }
}
