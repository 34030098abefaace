package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.LogFormat;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.ResourceLimits;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of a system as options, each with an environment variable for its default. */
final class SettingsOptions {
    private static final int LAST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private PortOptions portOptions;

    @Option(
            names = "--server-heap",
            paramLabel = "MIB",
            defaultValue = "${env:FLASHSALE_SERVER_HEAP:-512}",
            description = "FLASHSALE_SERVER_HEAP; the application server's heap, 256 to 65536 (${DEFAULT-VALUE})")
    private int serverHeap;

    @Option(
            names = "--server-metaspace",
            paramLabel = "MIB",
            defaultValue = "${env:FLASHSALE_SERVER_METASPACE:-224}",
            description =
                    "FLASHSALE_SERVER_METASPACE; the application server's metaspace, 160 to 4096 (${DEFAULT-VALUE})")
    private int serverMetaspace;

    @Option(
            names = "--kafka-heap",
            paramLabel = "MIB",
            defaultValue = "${env:FLASHSALE_KAFKA_HEAP:-256}",
            description = "FLASHSALE_KAFKA_HEAP; the broker's heap, 128 to 65536 (${DEFAULT-VALUE})")
    private int kafkaHeap;

    @Option(
            names = "--database-buffer",
            paramLabel = "MIB",
            defaultValue = "${env:FLASHSALE_DATABASE_BUFFER:-1024}",
            description = "FLASHSALE_DATABASE_BUFFER; InnoDB's buffer pool, 32 to 65536 (${DEFAULT-VALUE})")
    private int databaseBuffer;

    @Option(
            names = "--redis-memory",
            paramLabel = "MIB",
            defaultValue = "${env:FLASHSALE_REDIS_MEMORY:-128}",
            description = "FLASHSALE_REDIS_MEMORY; Redis' maxmemory, 16 to 65536 (${DEFAULT-VALUE})")
    private int redisMemory;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "${env:FLASHSALE_CONNECTIONS:-32}",
            description = "FLASHSALE_CONNECTIONS; maximum number of database connections, 4 to 180 (${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:FLASHSALE_LOG_FORMAT:-text}",
            description =
                    "FLASHSALE_LOG_FORMAT; how the application server logs: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private LogFormat logFormat;

    /** Returns the settings of a system with the default topology. */
    Settings settings() {
        return settings(Topology.DEFAULT);
    }

    /** Returns the settings; a value outside its range or a duplicate port is a usage error. */
    Settings settings(Topology topology) {
        Map<Port, Integer> ports = portOptions.all();
        ports.forEach((port, number) -> require(port.option(), port.variable(), number, 1, LAST_PORT));
        require("--server-heap", "FLASHSALE_SERVER_HEAP", serverHeap, 256, 65_536);
        require("--server-metaspace", "FLASHSALE_SERVER_METASPACE", serverMetaspace, 160, 4_096);
        require("--kafka-heap", "FLASHSALE_KAFKA_HEAP", kafkaHeap, 128, 65_536);
        require("--database-buffer", "FLASHSALE_DATABASE_BUFFER", databaseBuffer, 32, 65_536);
        require("--redis-memory", "FLASHSALE_REDIS_MEMORY", redisMemory, 16, 65_536);
        require("--connections", "FLASHSALE_CONNECTIONS", connections, 4, 180);
        return requireUsablePorts(new Settings(
                ports,
                new ResourceLimits(serverHeap, serverMetaspace, kafkaHeap, databaseBuffer, redisMemory, connections),
                logFormat,
                topology));
    }

    private Settings requireUsablePorts(Settings settings) {
        List<Integer> ports = settings.allPorts();
        if (new HashSet<>(ports).size() < ports.size() || ports.stream().anyMatch(port -> port > LAST_PORT)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Ports must be distinct and at most %d, but are %s; each further server or broker uses ports ten above the previous one"
                            .formatted(LAST_PORT, settings.ports()));
        }
        return settings;
    }

    private void require(String option, String variable, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s (or %s) must be between %d and %d, but is %d".formatted(option, variable, min, max, value));
        }
    }
}
