package flashsale.order.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues valid and invalid tokens, signed with the key that the server trusts or with others. */
public final class TestTokens {

    /** The subject of the tokens. */
    public static final String MEMBER = "42";

    private static final String RS256 = "RS256";

    private final RSAPrivateCrtKey trusted;
    private final byte[] publicKeyFile;

    public TestTokens() {
        Path secrets = SystemUnderTest.secrets();
        try {
            String pem = Files.readString(secrets.resolve("development-key.pem"));
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            trusted = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            publicKeyFile = Files.readAllBytes(secrets.resolve("development-key.pub.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that is valid for a minute, except for the changes to its claims. */
    public String withClaims(UnaryOperator<JsonObjectBuilder> change) {
        return signed(RS256, Map.of(), claims(change), rsa(trusted));
    }

    /** A token that names its key, which a key set requires. */
    public String withKeyId(String keyId, UnaryOperator<JsonObjectBuilder> change) {
        return signed(RS256, Map.of("kid", keyId), claims(change), rsa(trusted));
    }

    public String signedByUntrustedKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey other = generator.generateKeyPair().getPrivate();
        return signed(RS256, Map.of(), claims(UnaryOperator.identity()), rsa(other));
    }

    public String unsigned() {
        return signed("none", Map.of(), claims(UnaryOperator.identity()), content -> new byte[0]);
    }

    /** Algorithm confusion: an HMAC with the public key, which everyone knows, as its secret. */
    public String signedWithPublicKeyAsSecret() {
        return signed("HS256", Map.of(), claims(UnaryOperator.identity()), content -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKeyFile, "HmacSHA256"));
            return mac.doFinal(content);
        });
    }

    /** A valid signature with an algorithm that the server does not accept. */
    public String signedWithOtherAlgorithm() {
        return signed("RS512", Map.of(), claims(UnaryOperator.identity()), rsa("SHA512withRSA", trusted));
    }

    /** The trusted public key as a JSON Web Key Set (RFC 7517). */
    public String keySet(String keyId) {
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", RS256)
                                        .add("kid", keyId)
                                        .add(
                                                "n",
                                                encoded(unsigned(
                                                        trusted.getModulus().toByteArray())))
                                        .add(
                                                "e",
                                                encoded(unsigned(trusted.getPublicExponent()
                                                        .toByteArray())))))
                .build()
                .toString();
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String claims(UnaryOperator<JsonObjectBuilder> change) {
        long now = Instant.now().getEpochSecond();
        return change.apply(Json.createObjectBuilder()
                        .add("iss", "flashsale-development")
                        .add("aud", "flashsale")
                        .add("sub", MEMBER)
                        .add("upn", "42")
                        .add("groups", Json.createArrayBuilder().add("customer").add("operator"))
                        .add("iat", now)
                        .add("exp", now + 60)
                        .add("jti", UUID.randomUUID().toString()))
                .build()
                .toString();
    }

    private static String signed(String algorithm, Map<String, String> more, String claims, Signer signer) {
        JsonObjectBuilder header = Json.createObjectBuilder().add("typ", "JWT").add("alg", algorithm);
        more.forEach(header::add);
        String content = encoded(header.build().toString().getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
        try {
            return content + "." + encoded(signer.sign(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer rsa(PrivateKey key) {
        return rsa("SHA256withRSA", key);
    }

    private static Signer rsa(String algorithm, PrivateKey key) {
        return content -> {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        };
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @FunctionalInterface
    private interface Signer {
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }
}
