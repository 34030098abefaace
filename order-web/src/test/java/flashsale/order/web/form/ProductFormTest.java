package flashsale.order.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Product;
import flashsale.order.domain.rule.ProductRules;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import flashsale.order.web.json.JsonBody;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFormTest {

    @ParameterizedTest
    @CsvSource({"10,10.00", "10.5,10.50", "10.50,10.50", "10.500,10.50", "1e1,10.00", "0,0.00", "0e99,0.00"})
    void aPriceHasTwoDecimalPlacesInAnyNotation(String written, BigDecimal price) {
        ProductForm form = read("{'name':'Thing','price':" + written + ",'stock':5}");
        assertThat(form.violations()).isEmpty();
        assertThat(form.product()).isEqualTo(new Product(7, "Thing", price, 5, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "-1", "1e99", "1e999999999", "1e-999999999", "10000000000"})
    void aPriceThatBreaksTheRulesIsKeptForThemToReject(String written) {
        Product product =
                read("{'name':'Thing','price':" + written + ",'stock':5}").product();
        assertThat(ProductRules.violations(product))
                .extracting(Violation::field)
                .containsExactly("price");
    }

    @Test
    void allViolationsAreReportedTogether() {
        assertThat(read("{'price':'1','stock':-1,'version':3}").violations())
                .containsExactlyInAnyOrder(
                        new Violation("version", Rule.UNKNOWN_FIELD),
                        new Violation("name", Rule.REQUIRED),
                        new Violation("price", Rule.DECIMAL),
                        new Violation("stock", Rule.STOCK));
    }

    @Test
    void aNameOfInvisibleCharactersIsBlank() {
        assertThat(read("{'name':'\\u00a0\\u200b','price':1,'stock':'x'}").violations())
                .contains(new Violation("name", Rule.NOT_BLANK));
    }

    @Test
    void aRestockNeedsAWholeQuantity() {
        assertThat(RestockForm.of(JsonBody.read("{\"quantity\":1.5}".getBytes(StandardCharsets.UTF_8)))
                        .violations())
                .isEqualTo(List.of(new Violation("quantity", Rule.WHOLE_NUMBER)));
    }

    private static ProductForm read(String body) {
        return ProductForm.of(7, JsonBody.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
