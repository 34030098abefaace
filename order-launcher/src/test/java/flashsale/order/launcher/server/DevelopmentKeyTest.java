package flashsale.order.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import flashsale.order.launcher.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentKeyTest {
    @TempDir
    private Path directory;

    @Test
    void aTokenVerifiesWithThePublicKeyAndNamesItsMember() throws Exception {
        DevelopmentKey key = DevelopmentKey.of(Workspace.in(directory));

        SignedJWT token = SignedJWT.parse(key.token("42", "customer"));

        assertThat(token.verify(new RSASSAVerifier(published(key)))).isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("flashsale-development");
        assertThat(claims.getAudience()).containsExactly("flashsale");
        assertThat(claims.getSubject()).isEqualTo("42");
        assertThat(claims.getStringClaim("upn")).isEqualTo("42");
        assertThat(claims.getStringListClaim("groups")).containsExactly("customer");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(12));
        assertThat(claims.getIssueTime().toInstant()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void theKeyIsGeneratedOnceAndReadableByItsOwnerOnly() throws Exception {
        Workspace workspace = Workspace.in(directory);
        String first = Files.readString(DevelopmentKey.of(workspace).publicKey());

        assertThat(Files.readString(DevelopmentKey.of(workspace).publicKey())).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(directory.resolve("secrets/development-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static RSAPublicKey published(DevelopmentKey key) throws Exception {
        String pem = Files.readString(key.publicKey()).replaceAll("-----[A-Z ]+-----", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }
}
