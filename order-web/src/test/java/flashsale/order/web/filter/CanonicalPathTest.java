package flashsale.order.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "/api/v1/orders",
                "/docs/",
                "/docs/.well-known",
                "/a..b/c.",
                "/api/v1/products/%20%EC%95%88%25",
                "/..."
            })
    void aPathInItsOnlySpellingMatches(String path) {
        assertThat(CanonicalPath.matches(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/orders",
                "/api//v1/orders",
                "/docs//",
                "/./api/v1/orders",
                "/x/../api/v1/orders",
                "/x/..;/api/v1/orders",
                "/api/v1/.",
                "/api/v1/..",
                "/%61pi/v1/orders",
                "/api/v1/order%73",
                "/x/%2e%2E/api/v1/orders",
                "/api%2Fv1/orders",
                "/api%5cv1/orders",
                "/api/v1/orders%3Ba",
                "/api/v1/orders%00",
                "/api/v1/orders;a=b",
                "/api;a/v1/orders",
                "/api\\v1/orders",
                "/api/v1/orders%",
                "/api/v1/orders%7",
                "/api/v1/orders%zz",
                "/metrics;"
            })
    void anotherSpellingDoesNotMatch(String path) {
        assertThat(CanonicalPath.matches(path)).isFalse();
    }
}
