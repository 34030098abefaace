package flashsale.order.web.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The public keys of the token issuer. */
final class VerificationKeys {

    static final String SETTING = "mp.jwt.verify.publickey.location";

    private static final String WEB = "(?i)https?://.*";

    private VerificationKeys() {}

    /**
     * Keys from where a setting says: a key set (RFC 7517, 5) on the web, which is asked again for keys that it did not have before,
     * or a file with a key set or one key as PEM (RFC 7468, 13).
     *
     * @throws IllegalStateException that names the setting, when a file holds none
     */
    static VerificationKeyResolver at(String location) {
        if (location.matches(WEB)) {
            return new HttpsJwksVerificationKeyResolver(new HttpsJwks(location));
        }
        try {
            return inText(Files.readString(file(location)).strip());
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException unusable) {
            // The library meets some texts with exceptions of all kinds.
            throw new IllegalStateException(
                    "Wrong settings: " + SETTING + " is '" + location
                            + "'; expected a file with an RSA public key (PEM) or a JWKS, or the URL of a JWKS",
                    unusable);
        }
    }

    private static Path file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }

    private static VerificationKeyResolver inText(String text) throws GeneralSecurityException, JoseException {
        if (text.startsWith("{")) {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys());
        }
        PublicKey key = new RsaKeyUtil().fromPemEncoded(text);
        return (signature, nesting) -> key;
    }
}
