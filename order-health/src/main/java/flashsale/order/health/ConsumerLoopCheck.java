package flashsale.order.health;

import static java.util.stream.Collectors.joining;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.monitoring.DecisionLoops.Loop;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Readiness check that shows the state of one consumer loop. It is always up: an instance whose loops back off still accepts orders, and a
 * load balancer must not take every instance out of service because the database is down.
 */
final class ConsumerLoopCheck implements HealthCheck {

    private final int number;
    private final DecisionLoops loops;

    /** @param number of the loop, from 0 */
    ConsumerLoopCheck(int number, DecisionLoops loops) {
        this.number = number;
        this.loops = loops;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("consumer-loop-" + number).up();
        return loops.loops().stream()
                .filter(loop -> loop.number() == number)
                .findFirst()
                .map(loop -> describe(loop, response))
                .orElseGet(() -> response.withData("state", "not started"))
                .build();
    }

    /** Names no fault: health is public, so only the log shows one. */
    private static HealthCheckResponseBuilder describe(Loop loop, HealthCheckResponseBuilder response) {
        loop.sincePoll().ifPresent(since -> response.withData("last-poll-ms", since.toMillis()));
        return response.withData("state", loop.state().text())
                .withData(
                        "partitions",
                        loop.partitions().stream().map(String::valueOf).collect(joining(",")))
                .withData("restarts", loop.restarts());
    }
}
