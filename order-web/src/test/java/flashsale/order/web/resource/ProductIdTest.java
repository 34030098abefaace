package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1001", "-1", "9223372036854775807"})
    void anIdInCanonicalNotationIsRead(String text) {
        assertThat(ProductId.valueOf(text)).isEqualTo(new ProductId(Long.parseLong(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+5",
                "01",
                "00",
                "-0",
                "-01",
                " 1",
                "1 ",
                "1.0",
                "1e3",
                "0x1",
                "x",
                "\u0661",
                "9223372036854775808"
            })
    void anyOtherTextIsNoId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProductId.valueOf(text));
    }
}
