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

/** Reader of the token issuer's public keys. */
final class VerificationKeys {

    static final String SETTING = "mp.jwt.verify.publickey.location";

    private static final String HTTP_URL = "(?i)https?://.*";

    private VerificationKeys() {}

    /**
     * Returns the keys at the configured location. The location is the URL of a key set (RFC 7517, 5), which is fetched again for unknown
     * keys, or a file with a key set or one PEM key (RFC 7468, 13).
     *
     * @throws IllegalStateException if a file contains no key; the message names the setting
     */
    static VerificationKeyResolver at(String location) {
        if (location.matches(HTTP_URL)) {
            return new HttpsJwksVerificationKeyResolver(new HttpsJwks(location));
        }
        try {
            return parse(Files.readString(file(location)).strip());
        } catch (IOException | GeneralSecurityException | JoseException | RuntimeException unusable) {
            // The library throws various unchecked exceptions for malformed content.
            throw new IllegalStateException(
                    "Wrong settings: " + SETTING + " is '" + location
                            + "'; expected a file with an RSA public key (PEM) or a JWKS, or the URL of a JWKS",
                    unusable);
        }
    }

    private static Path file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }

    private static VerificationKeyResolver parse(String text) throws GeneralSecurityException, JoseException {
        if (text.startsWith("{")) {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys());
        }
        PublicKey key = new RsaKeyUtil().fromPemEncoded(text);
        return (signature, nesting) -> key;
    }
}
