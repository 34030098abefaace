package flashsale.order.health;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.monitoring.DecisionLoops.Loop;
import flashsale.order.application.monitoring.DecisionLoops.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsumerLoopCheckTest {

    private static final Loop FIRST =
            new Loop(0, State.WORKING, 0, new TreeSet<>(List.of(0, 4)), Optional.of(Duration.ofMillis(1_500)));

    @Test
    void aLoopIsReportedWithItsData() {
        HealthCheckResponse response = check(0, FIRST);

        assertThat(response.getName()).isEqualTo("consumer-loop-0");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of("state", "working", "partitions", "0,4", "last-poll-ms", 1_500L, "restarts", 0L));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKING")
    void aLoopThatDoesNotWorkIsShownAndTakesNoInstanceOutOfService(State state) {
        HealthCheckResponse response = check(1, FIRST, new Loop(1, state, 3, new TreeSet<>(), Optional.empty()));

        assertThat(response.getName()).isEqualTo("consumer-loop-1");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).hasValue(Map.of("state", state.text(), "partitions", "", "restarts", 3L));
    }

    @Test
    void aLoopThatDoesNotExistYetIsShown() {
        assertThat(check(1, FIRST).getStatus()).isEqualTo(Status.UP);
        assertThat(check(1, FIRST).getData()).hasValue(Map.of("state", "not started"));
    }

    private static HealthCheckResponse check(int number, Loop... all) {
        return new ConsumerLoopCheck(number, () -> List.of(all)).call();
    }
}
