package flashsale.order.web.browser;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Security headers of every response, including errors of the container. Browsers then do not sniff content types, show responses in
 * frames, send referrers or load content from other origins. Resources may replace a header.
 */
public final class SecurityHeaders {

    /** For data, which no browser should render as a page. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** For pages, which load content from their own origin only. Swagger UI needs inline styles and {@code data:} images. */
    private static final String PAGE_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** @param page whether the response is a page and not data */
    public static void write(HttpServletResponse response, boolean page) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", page ? PAGE_POLICY : DATA_POLICY);
        response.setHeader("Cache-Control", page ? "no-cache" : "no-store");
    }
}
