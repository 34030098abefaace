package flashsale.order.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void eachRecentRestartDoublesThePause() {
        assertThat(RestartPolicy.DEFAULT.pause(List.of(), NOW)).contains(Duration.ofSeconds(1));
        assertThat(RestartPolicy.DEFAULT.pause(recent(4), NOW)).contains(Duration.ofSeconds(16));
    }

    @Test
    void afterFiveRestartsInTenMinutesThereIsNoFurtherOne() {
        assertThat(RestartPolicy.DEFAULT.pause(recent(5), NOW)).isEmpty();
    }

    @Test
    void restartsBeforeTheWindowDoNotCount() {
        assertThat(RestartPolicy.DEFAULT.pause(recent(5), NOW.plus(Duration.ofMinutes(10))))
                .contains(Duration.ofSeconds(1));
    }

    private static List<Instant> recent(int restarts) {
        return Collections.nCopies(restarts, NOW);
    }
}
