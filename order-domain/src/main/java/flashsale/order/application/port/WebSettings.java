package flashsale.order.application.port;

import java.time.Duration;
import java.util.Set;

/**
 * The settings of the web module.
 *
 * @param bodyTimeout the maximum time until a request's body has arrived
 * @param corsOrigins the origins whose pages may call the API from a browser
 * @param tokens the criteria for valid tokens
 */
public record WebSettings(Duration bodyTimeout, Set<String> corsOrigins, Tokens tokens) {

    /**
     * The criteria for valid tokens, as in MicroProfile JWT (2.1, 9.2).
     *
     * @param keys the file or URL of the issuer's public keys
     * @param issuer the required {@code iss}
     * @param audiences the accepted audiences; a token must name one of them
     * @param keyRefresh when keys at a URL are fetched
     */
    public record Tokens(String keys, String issuer, Set<String> audiences, KeyRefresh keyRefresh) {}

    /**
     * The times of fetching the issuer's keys.
     *
     * @param interval the time between two fetches
     * @param retryInterval the least time between two fetches, after a failure or for tokens with an unknown key
     * @param outage how long known keys outlast their interval while the issuer does not deliver any
     * @param timeout of the connection to the issuer, and of each read
     */
    public record KeyRefresh(Duration interval, Duration retryInterval, Duration outage, Duration timeout) {}
}
