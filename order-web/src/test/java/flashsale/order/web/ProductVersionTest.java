package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductVersionTest {

    private static final Optional<Product> PRODUCT = Optional.of(new Product(1, "Thing", BigDecimal.ONE, 5, 7));

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\"", "*"})
    void aHeaderThatNamesTheVersionExpectsIt(String header) {
        assertThat(ProductVersion.expected(List.of(header), PRODUCT)).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"07\"", "\"x\"", ""})
    void aHeaderThatNamesOthersExpectsAVersionThatNoProductHas(String header) {
        assertThat(ProductVersion.expected(List.of(header), PRODUCT)).hasValue(-1);
    }

    @Test
    void aProductThatDoesNotExistIsAtNoVersion() {
        assertThat(ProductVersion.expected(List.of("*"), Optional.empty())).hasValue(-1);
    }

    @Test
    void noHeaderExpectsNothing() {
        assertThat(ProductVersion.expected(null, PRODUCT)).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", W/\"7\"", "*"})
    void whoHasTheVersionNeedsNoOther(String header) {
        assertThat(ProductVersion.isSeen(List.of(header), PRODUCT.get())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "x", "W/7", "\"", ""})
    void whoHasAnotherVersionOrNamesNoneGetsTheProduct(String header) {
        assertThat(ProductVersion.isSeen(List.of(header), PRODUCT.get())).isFalse();
    }
}
