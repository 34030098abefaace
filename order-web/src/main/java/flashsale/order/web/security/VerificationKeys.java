package flashsale.order.web.security;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.port.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The token issuer's public keys. */
interface VerificationKeys extends VerificationKeyResolver {

    String SETTING = "mp.jwt.verify.publickey.location";

    /**
     * Returns the keys at the configured location: a file, or the URL of a key set, which the scheduler fetches.
     *
     * @throws IllegalStateException if a file contains no key or the URL is malformed; the message names the setting
     */
    static VerificationKeys at(WebSettings.Tokens tokens, Scheduler scheduler) {
        String location = tokens.keys();
        try {
            if (!location.matches("(?i)https?://.*")) {
                return KeyFile.read(location)::resolveKey;
            }
            KeySetDownload download = new KeySetDownload(
                    URI.create(location).toURL(), tokens.keyRefresh().timeout());
            RefreshingKeySet keys = new RefreshingKeySet(download, tokens.keyRefresh(), scheduler);
            keys.start();
            return keys;
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException unusable) {
            // The library throws various unchecked exceptions for malformed content.
            throw new IllegalStateException(
                    "Wrong settings: " + SETTING + " is '" + location
                            + "'; expected a file with an RSA public key (PEM) or a JWKS, or the URL of a JWKS",
                    unusable);
        }
    }

    /** Returns why no key is available, for operators; empty if keys are available. */
    default Map<String, String> fault() {
        return Map.of();
    }
}
