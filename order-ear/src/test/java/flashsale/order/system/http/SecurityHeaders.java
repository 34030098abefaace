package flashsale.order.system.http;

import flashsale.order.system.client.RawHttp.Response;
import flashsale.order.system.fixture.ServerQuirks;
import org.assertj.core.api.SoftAssertions;

/** The headers that protect browsers and must be on every response. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void assertPresent(SoftAssertions all, String what, Response response) {
        all.assertThat(response.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        all.assertThat(response.header("X-Frame-Options")).as(what).isEqualTo("DENY");
        all.assertThat(response.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
        all.assertThat(response.header("Content-Security-Policy"))
                .as(what)
                .startsWith("default-src ")
                .contains("frame-ancestors 'none'");
        all.assertThat(response.headers().keySet()).as(what).doesNotContain("server", "x-powered-by");
        all.assertThat(response.headers().containsKey("access-control-allow-origin"))
                .as(what)
                .isEqualTo(ServerQuirks.allowsAnyOrigin(what));
    }
}
