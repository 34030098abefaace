package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of docs/walkthrough.md, run in one shell, with the output that it promises. */
final class Walkthrough implements AutoCloseable {

    private static final String HEADING = "## Try it by hand";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```\\n\\n(→ .*?(?=\\n\\n))?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TRACE_ID = Pattern.compile("\"traceId\":\"([^\"]+)\"");
    private static final String END = "--- end of the output";

    private final Process shell;
    private final Writer typed;
    private final BufferedReader shown;
    private String lastTraceId = "none";

    /**
     * A block of commands.
     *
     * @param promises the texts that the output must contain, from the line after the block
     */
    record Step(String commands, List<String> promises) {}

    /** Starts a shell in a folder where {@code ./flashsale} is this script. */
    Walkthrough(Path folder, String launcher) throws IOException {
        Path script = Files.writeString(folder.resolve("flashsale"), "#!/bin/sh\n" + launcher);
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("Not executable: " + script);
        }
        shell = new ProcessBuilder("sh")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        typed = shell.outputWriter(UTF_8);
        shown = shell.inputReader(UTF_8);
    }

    static List<Step> steps(Path document) throws IOException {
        String section = Files.readString(document).split(HEADING, 2)[1].split("\n## ", 2)[0];
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(section);
        while (blocks.find()) {
            List<String> promises = blocks.group(2) == null
                    ? List.of()
                    : CODE.matcher(blocks.group(2))
                            .results()
                            .map(code -> code.group(1))
                            .toList();
            steps.add(new Step(blocks.group(1), promises));
        }
        return steps;
    }

    /** Runs the commands, with the trace id of the last order, and returns their output. */
    String run(String commands) throws IOException {
        typed.write(commands.replace("TRACE_ID", lastTraceId) + "\necho\necho '" + END + "'\n");
        typed.flush();
        StringBuilder response = new StringBuilder();
        for (String line = shown.readLine(); line != null && !line.equals(END); line = shown.readLine()) {
            response.append(line).append('\n');
        }
        if (commands.contains("$URL/orders ")) {
            TRACE_ID.matcher(response).results().forEach(found -> lastTraceId = found.group(1));
        }
        return response.toString();
    }

    @Override
    public void close() throws IOException {
        typed.close();
        shell.destroy();
    }
}
