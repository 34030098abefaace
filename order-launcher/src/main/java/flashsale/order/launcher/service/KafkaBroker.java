package flashsale.order.launcher.service;

import flashsale.order.launcher.process.Await;
import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kafka.tools.StorageTool;

/** A Kafka broker in combined mode, which is also a controller (KRaft). */
public final class KafkaBroker extends LocalService {
    private final int number;
    private final KafkaQuorum quorum;

    /**
     * @param number the number of the broker in the quorum, from 1
     */
    KafkaBroker(Workspace workspace, Settings settings, int number, KafkaQuorum quorum) {
        super("kafka", workspace, settings, Port.KAFKA, Port.KAFKA_CONTROLLER);
        this.number = number;
        this.quorum = quorum;
    }

    /** Returns the address of the broker, {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port(Port.KAFKA);
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(directory());
        Files.writeString(
                configuration(),
                Template.render(
                        "kafka/server.properties",
                        Map.of(
                                "number", number,
                                "voters", quorum.voters(),
                                "replicas", quorum.replicas(),
                                "in-sync", quorum.inSync(),
                                "port", port(Port.KAFKA),
                                "controller", port(Port.KAFKA_CONTROLLER),
                                "records", records())));
        Files.writeString(logging(), Template.render("kafka/logging.properties", Map.of()));
        if (!Files.exists(records().resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    protected List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx" + settings().resourceLimits().kafkaHeap() + "m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + workspace().temporary(),
                "-Djava.util.logging.config.file=" + logging(),
                "-cp",
                System.getProperty("java.class.path"),
                "kafka.Kafka",
                configuration().toString());
    }

    @Override
    protected boolean acceptsRequests() {
        return Await.listens(port(Port.KAFKA));
    }

    /** Without a majority of the quorum a controlled shutdown waits for minutes, so the last brokers get only a second. */
    @Override
    protected Duration stopTimeout() {
        return quorum.hasMajority() ? timeout() : Duration.ofSeconds(1);
    }

    private void format() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {
            "format",
            "--cluster-id",
            quorum.clusterId(),
            "--config",
            configuration().toString()
        };
        if (StorageTool.execute(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)) != 0) {
            throw new LauncherException("Kafka's storage cannot be formatted: "
                    + out.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private Path records() {
        return directory().resolve("records");
    }

    private Path configuration() {
        return directory().resolve("server.properties");
    }

    private Path logging() {
        return directory().resolve("logging.properties");
    }
}
