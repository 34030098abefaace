package flashsale.order.faults.client;

import flashsale.order.faults.fixture.Instance;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The readiness of an instance: the names of the checks that fail. */
public record Readiness(Set<String> failedChecks) {

    public static Readiness of(Instance instance) throws IOException, InterruptedException {
        JsonObject health = OrderClient.json(OrderClient.readiness(instance.http()));
        return new Readiness(health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> !check.getString("status").equals("UP"))
                .map(check -> check.getString("name"))
                .collect(Collectors.toSet()));
    }

    /** Whether at least one consumer loop does not work. */
    public boolean hasFailedLoop() {
        return failedChecks.stream().anyMatch(name -> name.startsWith("consumer-loop-"));
    }
}
