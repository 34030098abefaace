package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Rule;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void aRejectedBodyNamesEachViolation() {
        assertThat(text(Problem.invalid(List.of(new Violation("items[0].quantity", Rule.QUANTITY)))))
                .isEqualTo("{\"type\":\"/problems/invalid-request\",\"title\":\"Invalid request\",\"status\":400,"
                        + "\"detail\":\"The request breaks rules; each is named in violations.\",\"violations\":"
                        + "[{\"field\":\"items[0].quantity\",\"message\":\"must be between 1 and 100\"}]}");
    }

    @Test
    void aProblemCarriesTheTraceIdOfTheOrderInQuestion() {
        TraceId id = new TraceId(UUID.fromString("01a2057a-698f-81a9-9ee4-41335bd391a6"));
        assertThat(text(Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(id)))
                .contains("\"traceId\":\"01a2057a-698f-81a9-9ee4-41335bd391a6\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasTypeTitleStatusAndDetail(ProblemKind kind) {
        assertThat(text(Problem.of(kind)))
                .startsWith("{\"type\":\"" + kind.type() + "\",\"title\":\"" + kind.title() + "\",\"status\":"
                        + kind.status() + ",\"detail\":\"" + kind.detail() + "\"");
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.detail()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "400,Bad Request",
        "401,Unauthorized",
        "404,Not Found",
        "409,Conflict",
        "414,Request-URI Too Long",
        "499,Bad Request",
        "500,Internal Server Error",
        "501,Not Implemented",
        "503,Service Unavailable"
    })
    void aProblemThatIsOnlyAStatusHasNoTypeOfItsOwn(int status, String title) {
        Problem problem = Problem.ofStatus(status);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("about:blank");
        assertThat(problem.title()).isEqualTo(title);
    }

    private static String text(Problem problem) {
        return new String(ProblemResponse.bytes(problem), StandardCharsets.UTF_8);
    }
}
