package flashsale.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String VALID = "00-[0-9a-f]{32}-[0-9a-f]{16}-00";

    @Test
    void aValidParentIsPassedOnUnchanged() {
        TraceContext trace = TraceContext.of(PARENT, "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");

        assertThat(trace.parent()).isEqualTo(PARENT);
        assertThat(trace.state()).isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7");
        assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0A",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, " + PARENT,
            })
    void aMissingOrInvalidParentBeginsANewTraceWithoutState(String parent) {
        TraceContext trace = TraceContext.of(parent, "rojo=1");

        assertThat(trace.parent()).matches(VALID).doesNotContain("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.state()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "cc", "fe"})
    void aLaterVersionIsPassedOnAsVersionZero(String version) {
        String later = version + PARENT.substring(2);

        assertThat(TraceContext.of(later, null).parent()).isEqualTo(PARENT);
        assertThat(TraceContext.of(later + "-what-the-future-holds", null).parent())
                .isEqualTo(PARENT);
    }

    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "02, 02", "03, 03", "fc, 00", "ff, 03"})
    void unknownFlagsAreSetToZero(String flags, String passedOn) {
        String withFlags = PARENT.substring(0, PARENT.length() - 2) + flags;

        assertThat(TraceContext.of(withFlags, null).parent()).endsWith("-" + passedOn);
    }

    @Test
    void newTracesAreValidAndUnique() {
        Set<String> seen = new HashSet<>();

        IntStream.range(0, 10_000).forEach(any -> {
            TraceContext trace = TraceContext.begin();
            assertThat(TraceContext.read(trace.parent(), "")).contains(trace);
            assertThat(seen.add(trace.traceId())).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "a=1,b=2", "a=1 , b=2", "a=1,,b=2", "1t@sys=x y", "a*/-_1=!~", "a= 1"})
    void aValidStateIsPassedOnUnchanged(String state) {
        assertThat(TraceContext.of(PARENT, state).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "A=1", "a=1,a=2", "a=1=2", "a=\u00e9", "a=", "1a=x", ",", "a=1\n"})
    void anInvalidStateIsDroppedAndTheTraceKept(String state) {
        assertThat(TraceContext.of(PARENT, state)).isEqualTo(new TraceContext(PARENT, ""));
    }

    @Test
    void aStateBeyondTheRequiredMinimumIsDropped() {
        String members = IntStream.range(0, 33).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));

        assertThat(TraceContext.of(PARENT, members).state()).isEmpty();
        assertThat(TraceContext.of(PARENT, "a=" + "x".repeat(250) + ",b=" + "x".repeat(250) + ",c=12345")
                        .state())
                .isEmpty();
    }
}
