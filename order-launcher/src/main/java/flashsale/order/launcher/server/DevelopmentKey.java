package flashsale.order.launcher.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Secrets;
import flashsale.order.launcher.workspace.Workspace;
import flashsale.order.simulation.model.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * The key that signs bearer tokens on this machine (MicroProfile JWT, RS256). It is generated on first use and readable by its owner
 * only. Only servers that the launcher starts trust it.
 */
public final class DevelopmentKey implements Tokens {
    public static final String ISSUER = "flashsale-development";
    public static final String AUDIENCE = "flashsale";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int BITS = 2048;

    private final RSAPrivateCrtKey key;
    private final Path publicKey;

    private DevelopmentKey(RSAPrivateCrtKey key, Path publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Returns the key of a workspace. */
    public static DevelopmentKey of(Workspace workspace) {
        Secrets secrets = workspace.secrets();
        try {
            byte[] encoded = Pem.decoded(secrets.secret("development-key.pem", DevelopmentKey::generated));
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] shared = rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                    .getEncoded();
            Path file = secrets.directory().resolve("development-key.pub.pem");
            Secrets.write(file, Pem.encoded("PUBLIC KEY", shared));
            return new DevelopmentKey(key, file);
        } catch (GeneralSecurityException e) {
            throw new LauncherException(
                    "The key in " + secrets.directory()
                            + " is damaged; delete it, and the next start creates a new one",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file with the public key (PEM), for {@code mp.jwt.verify.publickey.location}. */
    public Path publicKey() {
        return publicKey;
    }

    /** Returns a bearer token of a member in a group ({@code customer} or {@code operator}), valid for twelve hours from now. */
    @Override
    public String token(String memberId, String group) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(memberId)
                        .claim("upn", memberId)
                        .claim("groups", List.of(group))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Pem.encoded(
                    "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys as text (RFC 7468). */
    private static final class Pem {
        private static String encoded(String label, byte[] der) {
            return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                    .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
        }

        private static byte[] decoded(String pem) {
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        }
    }
}
