package flashsale.order.web.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import flashsale.order.web.json.JsonBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductPatchFormTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final SaleTerms TERMS = new SaleTerms(Optional.of(NOON), Optional.of(NOON.plusSeconds(60)), true);
    private static final Product BEFORE = new Product(7, "Tea", new BigDecimal("3.50"), 5, TERMS, 4);

    @Test
    void whatIsMissingStaysAsItIs() {
        assertThat(patched("{}")).isEqualTo(BEFORE);
        assertThat(patched("{'sale':{}}")).isEqualTo(BEFORE);
    }

    @Test
    void whatIsThereReplacesTheValueBefore() {
        assertThat(patched("{'name':'Mint','price':4,'sale':{'opensAt':'2026-12-01T20:00:00+09:00','paused':false}}"))
                .isEqualTo(new Product(
                        7,
                        "Mint",
                        new BigDecimal("4.00"),
                        5,
                        TERMS.withOpensAt(Optional.of(NOON.minusSeconds(3_600))).withPaused(false),
                        4));
    }

    @Test
    void nullRemovesATermOrAllOfThem() {
        assertThat(patched("{'sale':{'opensAt':null,'paused':null}}").terms())
                .isEqualTo(TERMS.withOpensAt(Optional.empty()).withPaused(false));
        assertThat(patched("{'sale':null}").terms()).isEqualTo(SaleTerms.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stock':9}|stock|UNKNOWN_FIELD",
                "{'name':null}|name|REQUIRED",
                "{'price':null}|price|REQUIRED",
                "{'sale':7}|sale|OBJECT",
                "{'sale':{'limit':1}}|sale.limit|UNKNOWN_FIELD",
                "{'sale':{'paused':'true'}}|sale.paused|BOOLEAN",
                "{'sale':{'opensAt':7}}|sale.opensAt|INSTANT"
            })
    void aFieldThatCannotBePatchedIsAViolation(String body, String field, Rule rule) {
        assertThat(read(body.replace("''", "'")).violations()).containsExactly(new Violation(field, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T12:00:00",
                "2026-12-01",
                "noon",
                "",
                "2026-12-01T25:00:00Z",
                "1969-12-31T23:59:59Z",
                "2038-01-01T00:00:00Z",
                "2037-12-31T23:59:59-01:00",
                "+10000-01-01T00:00:00Z"
            })
    void aTimeWithoutAnOffsetOrOutOfRangeIsAViolation(String time) {
        assertThat(read("{'sale':{'closesAt':'" + time + "'}}").violations())
                .containsExactly(new Violation("sale.closesAt", Rule.INSTANT));
    }

    @Test
    void aTimeIsTruncatedToTheMillisecond() {
        assertThat(patched("{'sale':{'opensAt':'2026-12-01T12:00:00.123999Z'}}")
                        .terms()
                        .opensAt())
                .contains(NOON.plusMillis(123));
    }

    private static Product patched(String body) {
        ProductPatchForm form = read(body);
        assertThat(form.violations()).isEmpty();
        return form.change().apply(BEFORE);
    }

    private static ProductPatchForm read(String body) {
        return ProductPatchForm.of(JsonBody.read(body.replace('\'', '"').getBytes(UTF_8)));
    }
}
