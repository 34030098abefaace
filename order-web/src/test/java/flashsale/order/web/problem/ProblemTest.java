package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    private static final Violation QUANTITY = new Violation("items[0].quantity", Rule.QUANTITY);

    @Test
    void anInvalidRequestListsEachViolation() {
        assertThat(text(Problem.invalid(List.of(QUANTITY)), Language.ENGLISH))
                .isEqualTo("{\"type\":\"/problems/invalid-request\",\"title\":\"Invalid request\",\"status\":400,"
                        + "\"detail\":\"The request is invalid; see violations.\",\"violations\":"
                        + "[{\"field\":\"items[0].quantity\",\"message\":\"must be between 1 and 100\"}]}");
    }

    @Test
    void aProblemIsTranslatedIntoKorean() {
        assertThat(text(Problem.invalid(List.of(QUANTITY)), Language.KOREAN))
                .isEqualTo("{\"type\":\"/problems/invalid-request\",\"title\":\"유효하지 않은 요청\",\"status\":400,"
                        + "\"detail\":\"입력값을 확인해 주세요. 자세한 내용은 violations에 있습니다.\",\"violations\":"
                        + "[{\"field\":\"items[0].quantity\",\"message\":\"1~100 사이로 입력해 주세요\"}]}");
    }

    @Test
    void aProblemContainsTheTraceIdOfItsOrderRequest() {
        TraceId id = new TraceId(UUID.fromString("01a2057a-698f-81a9-9ee4-41335bd391a6"));
        assertThat(text(Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(id), Language.ENGLISH))
                .contains("\"traceId\":\"01a2057a-698f-81a9-9ee4-41335bd391a6\"");
    }

    @Test
    void theNumberOfViolationsIsLimited() {
        assertThat(Problem.invalid(Collections.nCopies(5_000, QUANTITY)).violations())
                .hasSize(Problem.MAX_VIOLATIONS);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasTypeTitleStatusAndDetail(ProblemKind kind) {
        for (Language language : Language.values()) {
            assertThat(text(Problem.of(kind), language))
                    .startsWith("{\"type\":\"" + kind.type() + "\",\"title\":\"" + kind.title(language)
                            + "\",\"status\":" + kind.status() + ",\"detail\":\"" + kind.detail(language) + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,Bad Request",
        "401,Unauthorized",
        "404,Not Found",
        "409,Conflict",
        "414,URI Too Long",
        "499,Bad Request",
        "500,Internal Server Error",
        "501,Not Implemented",
        "503,Service Unavailable"
    })
    void aProblemDescribedByItsStatusHasNoTypeOfItsOwn(int status, String title) {
        assertThat(text(Problem.ofStatus(status), Language.ENGLISH))
                .startsWith("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",");
    }

    private static String text(Problem problem, Language language) {
        return new String(ProblemJson.of(problem, language), StandardCharsets.UTF_8);
    }
}
