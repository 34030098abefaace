package flashsale.order.redis;

import static org.awaitility.Awaitility.await;

import flashsale.order.launcher.Settings;
import flashsale.order.launcher.service.OsProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import redis.clients.jedis.HostAndPort;
import redis.embedded.core.ExecutableProvider;

/** A process of Redis as a test configures it: a server, a node of a cluster or a sentinel. It ends with this JVM at the latest. */
public final class RedisNode implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** The nodes of a cluster talk to each other at a port that is so much higher. */
    private static final int TO_BUS = 10_000;

    private final Path directory;
    private final int port = freePort();
    private final OsProcess process;

    private RedisNode(Path directory, RedisSecurity security, List<String> lines, String... options)
            throws IOException, InterruptedException {
        this.directory = directory.resolve(Integer.toString(port));
        Files.createDirectories(this.directory);
        List<String> configuration = new ArrayList<>(List.of(
                "bind " + HOST,
                "dir \"" + this.directory.toAbsolutePath() + "\"",
                "logfile redis.log",
                "daemonize no"));
        configuration.addAll(security.ports(port));
        configuration.addAll(lines);
        Path file = Files.write(this.directory.resolve("redis.conf"), configuration);
        List<String> command = new ArrayList<>(List.of(Binary.PATH.toString(), file.toString()));
        command.addAll(List.of(options));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(this.directory.resolve("console.log").toFile())
                .start();
        process = new OsProcess(started.pid(), started.info().startInstant().orElseGet(Instant::now));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        await().until(() -> answers() || !process.alive());
        if (!process.alive()) {
            throw new IOException("Redis ended at its start; see " + this.directory);
        }
    }

    /** Keeps nothing on disk. */
    public static RedisNode server(Path directory, RedisSecurity security, String... lines)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("save \"\"", "appendonly no", "repl-diskless-sync-delay 0"));
        all.addAll(security.servers());
        all.addAll(List.of(lines));
        return new RedisNode(directory, security, all);
    }

    static RedisNode sentinel(Path directory, RedisSecurity security, List<String> lines)
            throws IOException, InterruptedException {
        return new RedisNode(directory, security, lines, "--sentinel");
    }

    public HostAndPort address() {
        return new HostAndPort(HOST, port);
    }

    public OsProcess process() {
        return process;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getByName(HOST), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            process.kill();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below those that connections to elsewhere take, with its bus. */
    private static int freePort() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(12_000, 22_000))
                .filter(port -> Settings.isFree(port) && Settings.isFree(port + TO_BUS))
                .findFirst()
                .orElseThrow();
    }

    private static final class Binary {
        static final Path PATH = unpack();

        private static Path unpack() {
            try {
                Path directory = Files.createDirectories(Path.of("target", "redis-nodes", "binary"));
                return ExecutableProvider.newJarResourceProvider(directory.toFile())
                        .get()
                        .toPath()
                        .toAbsolutePath();
            } catch (IOException unusable) {
                throw new IllegalStateException("No Redis for this machine", unusable);
            }
        }
    }
}
