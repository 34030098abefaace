package flashsale.order.web.security;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.port.WebSettings;
import flashsale.order.application.port.WebSettings.KeyRefresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;

/** Token issuer with its own key. */
public final class TokenIssuer {

    static final String NAME = "issuer";
    static final String AUDIENCE = "shop";

    private final RsaJsonWebKey key;

    public TokenIssuer(String keyId) throws JoseException {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(keyId);
    }

    public String token(String member, Consumer<JwtClaims> changes) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(NAME);
        claims.setAudience(AUDIENCE);
        claims.setSubject(member);
        claims.setStringListClaim("groups", List.of("customer"));
        claims.setExpirationTimeMinutesInTheFuture(5);
        changes.accept(claims);
        return token(claims.toJson());
    }

    /** Signs any text as the token's claims. */
    String token(String payload) throws JoseException {
        return token(payload, key.getKeyId());
    }

    /** Returns a token that names a key that this issuer does not have. */
    String tokenWithUnknownKey(String keyId) throws JoseException {
        return token("{}", keyId);
    }

    private String token(String payload, String keyId) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key.getPrivateKey());
        signature.setPayload(payload);
        return signature.getCompactSerialization();
    }

    public static Consumer<JwtClaims> expiringIn(long seconds) {
        return claims -> claims.setExpirationTime(NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds));
    }

    public String keySet() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public String pem() {
        return RsaKeyUtil.pemEncode(key.getRsaPublicKey());
    }

    /** Returns a validator that reads the keys from this file. */
    public static JwtValidator validator(String keys) {
        return validator(keys, null, null);
    }

    static JwtValidator validator(String keys, KeyRefresh keyRefresh, Scheduler scheduler) {
        JwtValidator validator = new JwtValidator();
        validator.settings = new WebSettings(
                Duration.ZERO, Set.of(), new WebSettings.Tokens(keys, NAME, Set.of(AUDIENCE, "another"), keyRefresh));
        validator.scheduler = scheduler;
        validator.prepare(Map.of());
        return validator;
    }
}
