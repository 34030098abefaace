package flashsale.order.web.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Reader of a file with a key set (RFC 7517, 5) or one PEM key (RFC 7468, 13). */
final class KeyFile {

    private KeyFile() {}

    static VerificationKeyResolver read(String location) throws IOException, GeneralSecurityException, JoseException {
        String text = Files.readString(file(location)).strip();
        if (text.startsWith("{")) {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(text).getJsonWebKeys());
        }
        PublicKey key = new RsaKeyUtil().fromPemEncoded(text);
        return (signature, nesting) -> key;
    }

    private static Path file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }
}
