package flashsale.order.launcher.system;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.server.ApplicationServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status of a system: its processes, addresses and logs. */
public record SystemStatus(LocalSystem system) {

    /** Returns the status as JSON; a service that does not run has no process ids. */
    public JsonObject json() {
        LocalServices services = system.services();
        JsonObjectBuilder pids = Json.createObjectBuilder();
        JsonObjectBuilder logs = Json.createObjectBuilder();
        byName().forEach((name, all) -> {
            pids.add(name, numbers(all.stream().flatMap(service -> service.process().stream())));
            logs.add(name, texts(all.stream().flatMap(service -> service.logs().stream())));
        });
        return Json.createObjectBuilder()
                .add("http", texts(system.servers().stream().map(ApplicationServer::http)))
                .add("kafka", services.kafka())
                .add("redis", services.redis().toString())
                .add("jdbc", services.jdbc())
                .add("user", services.user())
                .add("password", services.password())
                .add("pids", pids)
                .add("logs", logs)
                .add("restarts", system.restarts())
                .build();
    }

    /** Returns the status for a terminal: one line per service, without a line break at the end. */
    public String text() {
        LocalServices services = system.services();
        Stream<String> servers = system.servers().stream()
                .map(server -> line(server, server.http().toString()));
        Stream<String> brokers = services.brokers().stream().map(broker -> line(broker, broker.address()));
        Stream<String> others = Stream.of(
                line(services.cache(), services.redis().toString()),
                line(services.database(), services.jdbc().replaceFirst("\\?.*", "")));
        Stream<String> supervisor = Stream.of(line(system.supervisor(), "restarts: " + system.restarts()));
        return Stream.of(servers, brokers, others, supervisor)
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private Map<String, List<LocalService>> byName() {
        return system.all().stream()
                .collect(Collectors.groupingBy(LocalService::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(LocalService service, String address) {
        return String.format(
                Locale.ROOT,
                "%-10s %-14s %s",
                service.name(),
                service.process().map(process -> "pid " + process.pid()).orElse("not running"),
                address);
    }

    private static JsonArray numbers(Stream<OsProcess> processes) {
        JsonArrayBuilder pids = Json.createArrayBuilder();
        processes.forEach(process -> pids.add(process.pid()));
        return pids.build();
    }

    private static JsonArray texts(Stream<?> values) {
        JsonArrayBuilder texts = Json.createArrayBuilder();
        values.forEach(value -> texts.add(value.toString()));
        return texts.build();
    }
}
