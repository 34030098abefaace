package flashsale.order.faults.client;

import flashsale.order.faults.fixture.Instance;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the readiness of an instance shows: the names of the checks that report a fault, whether or not it takes the instance out of service. */
public record Readiness(Set<String> failedChecks) {

    private static final List<String> FINE = List.of("up", "working");

    public static Readiness of(Instance instance) throws IOException, InterruptedException {
        JsonObject health = OrderClient.json(OrderClient.readiness(instance.http()));
        return new Readiness(health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> !FINE.contains(check.getJsonObject("data").getString("state")))
                .map(check -> check.getString("name"))
                .collect(Collectors.toSet()));
    }

    /** Whether at least one consumer loop does not work. */
    public boolean hasFailedLoop() {
        return failedChecks.stream().anyMatch(name -> name.startsWith("consumer-loop-"));
    }
}
