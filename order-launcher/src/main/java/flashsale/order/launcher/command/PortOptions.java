package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.Port;
import java.util.Map;
import picocli.CommandLine.Option;

/** The ports as options, each with an environment variable for its default. */
final class PortOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_HTTP_PORT:-28080}",
            description = "FLASHSALE_HTTP_PORT; the application (${DEFAULT-VALUE})")
    private int http;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_ADMIN_PORT:-28048}",
            description = "FLASHSALE_ADMIN_PORT; the server's administration (${DEFAULT-VALUE})")
    private int admin;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_KAFKA_PORT:-29092}",
            description = "FLASHSALE_KAFKA_PORT (${DEFAULT-VALUE})")
    private int kafka;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_KAFKA_CONTROLLER_PORT:-29093}",
            description = "FLASHSALE_KAFKA_CONTROLLER_PORT (${DEFAULT-VALUE})")
    private int kafkaController;

    @Option(
            names = "--redis-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_REDIS_PORT:-28379}",
            description = "FLASHSALE_REDIS_PORT (${DEFAULT-VALUE})")
    private int redis;

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            defaultValue = "${env:FLASHSALE_DATABASE_PORT:-23306}",
            description = "FLASHSALE_DATABASE_PORT (${DEFAULT-VALUE})")
    private int database;

    /** Returns the given ports, without a check of their range. */
    Map<Port, Integer> all() {
        return Map.of(
                Port.HTTP, http,
                Port.ADMIN, admin,
                Port.KAFKA, kafka,
                Port.KAFKA_CONTROLLER, kafkaController,
                Port.REDIS, redis,
                Port.DATABASE, database);
    }
}
