package flashsale.order.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux knows of the server.
 *
 * @param pid of its process
 * @param port on which it listens to HTTP
 */
record ServerProcess(long pid, int port) {

    private static final String ESTABLISHED = "01";
    private static final String NOTHING_UNREAD = ":00000000";

    static ServerProcess running() {
        return new ServerProcess(
                RealSystem.server().process().orElseThrow().pid(),
                RealSystem.server().http().getPort());
    }

    /** Has its collector pause. */
    void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int exit = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("jcmd ended with " + exit);
        }
    }

    /** How many threads it has. */
    int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** How many sockets it holds open, those included whose other end is gone. */
    long sockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return all.filter(ServerProcess::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** How many clients are connected of whom it has read all that they sent. */
    long clientsHeard() throws IOException {
        return Stream.concat(connections("tcp"), connections("tcp6"))
                .filter(socket -> socket.get(1).endsWith(":%04X".formatted(port)))
                .filter(socket -> socket.get(3).equals(ESTABLISHED))
                .filter(socket -> socket.get(4).endsWith(NOTHING_UNREAD))
                .count();
    }

    private static Stream<List<String>> connections(String family) throws IOException {
        return Files.readAllLines(Path.of("/proc/net/" + family)).stream()
                .skip(1)
                .map(line -> Arrays.asList(line.strip().split("\\s+")));
    }
}
