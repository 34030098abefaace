package flashsale.order.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTraceTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void theClientsTraceContinues() {
        assertThat(RequestTrace.of(List.of(PARENT), List.of()).parent()).isEqualTo(PARENT);
    }

    @Test
    void severalStateHeadersAreJoined() {
        assertThat(RequestTrace.of(List.of(PARENT), List.of("a=1", "b=2")).state())
                .isEqualTo("a=1,b=2");
    }

    @Test
    void severalParentsAreIgnored() {
        assertThat(RequestTrace.of(List.of(PARENT, PARENT), List.of("a=1")).traceId())
                .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aRequestWithoutATraceStartsOne() {
        assertThat(RequestTrace.of(List.of(), List.of("a=1")).parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }
}
