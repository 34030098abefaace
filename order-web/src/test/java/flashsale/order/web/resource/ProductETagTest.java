package flashsale.order.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.catalog.VersionPrecondition.Absence;
import flashsale.order.application.catalog.VersionPrecondition.Unspecified;
import flashsale.order.application.catalog.VersionPrecondition.Version;
import flashsale.order.domain.Product;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductETagTest {

    private static final Optional<Product> PRODUCT = Optional.of(new Product(1, "Thing", BigDecimal.ONE, 5, 7));

    private static final Optional<Product> ABSENT = Optional.empty();

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\"", "*"})
    void aMatchingIfMatchRequiresThatVersion(String ifMatch) {
        assertThat(ProductETag.precondition(List.of(ifMatch), null, PRODUCT)).isEqualTo(new Version(7));
        assertThat(ProductETag.ifMatchFails(List.of(ifMatch), PRODUCT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"07\"", "\"x\"", ""})
    void anyOtherIfMatchRequiresAVersionThatNoProductHas(String ifMatch) {
        assertThat(ProductETag.precondition(List.of(ifMatch), null, PRODUCT)).isEqualTo(Version.NONE);
        assertThat(ProductETag.ifMatchFails(List.of(ifMatch), PRODUCT)).isTrue();
    }

    @Test
    void ifMatchNeverMatchesAnAbsentProduct() {
        assertThat(ProductETag.precondition(List.of("*"), null, ABSENT)).isEqualTo(Version.NONE);
        assertThat(ProductETag.precondition(List.of("*"), List.of("*"), ABSENT)).isEqualTo(Version.NONE);
    }

    @Test
    void withoutHeadersThereIsNoPrecondition() {
        assertThat(ProductETag.precondition(null, null, PRODUCT)).isEqualTo(new Unspecified());
        assertThat(ProductETag.precondition(null, null, ABSENT)).isEqualTo(new Unspecified());
        assertThat(ProductETag.ifMatchFails(null, PRODUCT)).isFalse();
    }

    @Test
    void ifNoneMatchWithAWildcardRequiresTheProductsAbsence() {
        assertThat(ProductETag.precondition(null, List.of("*"), ABSENT)).isEqualTo(new Absence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "W/\"7\"", "\"6\", \"7\""})
    void aMatchingIfNoneMatchRequiresAVersionThatNoProductHas(String ifNoneMatch) {
        assertThat(ProductETag.precondition(null, List.of(ifNoneMatch), PRODUCT))
                .isEqualTo(Version.NONE);
        assertThat(ProductETag.precondition(List.of("\"7\""), List.of(ifNoneMatch), PRODUCT))
                .isEqualTo(Version.NONE);
    }

    @Test
    void ifNoneMatchWithOtherVersionsIsNoPrecondition() {
        assertThat(ProductETag.precondition(null, List.of("\"6\""), PRODUCT)).isEqualTo(new Unspecified());
        assertThat(ProductETag.precondition(null, List.of("\"6\""), ABSENT)).isEqualTo(new Unspecified());
        assertThat(ProductETag.precondition(List.of("\"7\""), List.of("\"6\""), PRODUCT))
                .isEqualTo(new Version(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", W/\"7\"", "*"})
    void aMatchingIfNoneMatchFails(String header) {
        assertThat(ProductETag.ifNoneMatchFails(List.of(header), PRODUCT.get())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "x", "W/7", "\"", ""})
    void anyOtherIfNoneMatchHolds(String header) {
        assertThat(ProductETag.ifNoneMatchFails(List.of(header), PRODUCT.get())).isFalse();
    }
}
