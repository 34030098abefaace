package flashsale.order.launcher;

import flashsale.order.launcher.service.LocalService;
import flashsale.order.launcher.service.OsProcess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What runs of a system, and where it is reached. */
public record Status(LocalSystem system) {

    /** Returns it as data, in the shape of the contract; no process ids for what does not run. */
    public JsonObject json() {
        LocalServices services = system.services();
        JsonObjectBuilder pids = Json.createObjectBuilder();
        JsonObjectBuilder logs = Json.createObjectBuilder();
        for (LocalService service : system.all()) {
            pids.add(service.name(), numbers(service.process().stream().toList()));
            logs.add(service.name(), texts(service.logs()));
        }
        return Json.createObjectBuilder()
                .add(
                        "http",
                        Json.createArrayBuilder().add(system.server().http().toString()))
                .add("kafka", services.kafka())
                .add("redis", services.redis().toString())
                .add("jdbc", services.jdbc())
                .add("user", services.user())
                .add("password", services.password())
                .add("pids", pids)
                .add("logs", logs)
                .build();
    }

    /** Returns it for a terminal: a line a service, without a line break at the end. */
    public String text() {
        LocalServices services = system.services();
        return String.join(
                System.lineSeparator(),
                line(system.server(), system.server().http().toString()),
                line(services.broker(), services.kafka()),
                line(services.cache(), services.redis().toString()),
                line(services.database(), services.jdbc().replaceFirst("\\?.*", "")));
    }

    private static String line(LocalService service, String address) {
        return String.format(
                Locale.ROOT,
                "%-9s %-14s %s",
                service.name(),
                service.process().map(process -> "pid " + process.pid()).orElse("does not run"),
                address);
    }

    private static JsonArray numbers(List<OsProcess> processes) {
        JsonArrayBuilder pids = Json.createArrayBuilder();
        processes.forEach(process -> pids.add(process.pid()));
        return pids.build();
    }

    private static JsonArray texts(List<Path> paths) {
        JsonArrayBuilder texts = Json.createArrayBuilder();
        paths.forEach(path -> texts.add(path.toString()));
        return texts.build();
    }
}
