package flashsale.order.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.domain.rule.Violation;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveFormTest {

    private static final TraceId ID = new TraceId(UUID.fromString("01a20596-c58f-86fe-b7f8-2c541781eb2c"));

    @Test
    void traceIdsAreRead() {
        RedriveForm form = form("{'traceIds':['" + ID + "']}");

        assertThat(form.violations()).isEmpty();
        assertThat(form.traceIds()).containsExactly(ID);
        assertThat(form.reason()).isEmpty();
    }

    @Test
    void aReasonIsRead() {
        RedriveForm form = form("{'reason':'OUT_OF_STOCK'}");

        assertThat(form.violations()).isEmpty();
        assertThat(form.reason()).hasValue(Reason.OUT_OF_STOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|traceIds",
                "{'traceIds':[]}|traceIds",
                "{'traceIds':'x'}|traceIds",
                "{'traceIds':[1]}|traceIds[0]",
                "{'traceIds':['no id']}|traceIds",
                "{'reason':'WEATHER'}|reason",
                "{'reason':3}|reason",
                "{'reason':'CONFLICT','traceIds':[]}|traceIds",
                "{'reason':'CONFLICT','all':true}|all"
            })
    void anyOtherBodyIsRejectedNamingTheField(String body, String field) {
        assertThat(form(body).violations()).extracting(Violation::field).contains(field);
    }

    private static RedriveForm form(String body) {
        return RedriveForm.of(
                Json.createReader(new StringReader(body.replace('\'', '"'))).readObject());
    }
}
