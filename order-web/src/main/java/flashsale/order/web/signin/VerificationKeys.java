package flashsale.order.web.signin;

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

/** The issuer's public keys, from where the setting {@code mp.jwt.verify.publickey.location} says. */
final class VerificationKeys {

    private VerificationKeys() {}

    static VerificationKeyResolver at(String location) throws IOException, GeneralSecurityException, JoseException {
        if (location.matches("(?i)https?://.*")) {
            return new HttpsJwksVerificationKeyResolver(new HttpsJwks(location));
        }
        Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        String text = Files.readString(file).strip();
        if (text.startsWith("{")) {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys());
        }
        PublicKey key = new RsaKeyUtil().fromPemEncoded(text);
        return (signature, nesting) -> key;
    }
}
