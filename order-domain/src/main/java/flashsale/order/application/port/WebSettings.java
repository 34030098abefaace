package flashsale.order.application.port;

import java.time.Duration;
import java.util.Set;

/**
 * The settings that the web module needs.
 *
 * @param bodyTimeout how long a request's body may take to arrive
 * @param corsOrigins whose pages may call the API from a browser
 * @param tokens which tokens of callers are valid
 */
public record WebSettings(Duration bodyTimeout, Set<String> corsOrigins, Tokens tokens) {

    /**
     * Which tokens are valid; the settings are those of MicroProfile JWT (2.1, 9.2).
     *
     * @param keys where the public keys of their issuer are: a file or a URL
     * @param issuer the {@code iss} of valid tokens
     * @param audiences one of which a token must be for
     */
    public record Tokens(String keys, String issuer, Set<String> audiences) {}
}
