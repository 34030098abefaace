package flashsale.order.application.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) with a secret key. Without the key nobody can create or guess a hash. Safe for use by many threads.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** Never fed, only copied: to look the algorithm up and to set the key took most of the time of a hash. */
    private final Mac keyed;

    public KeyedHash(byte[] secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }

    /** One whose hashes say nothing about those of this one or of another purpose. */
    KeyedHash forPurpose(String purpose) {
        return new KeyedHash(of(purpose.getBytes(UTF_8)));
    }

    /** 32 bytes, for all parts as one. */
    public byte[] of(byte[]... parts) {
        Mac mac = copy();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException otherProvider) {
            throw new IllegalStateException("This platform's " + ALGORITHM + " cannot be copied", otherProvider);
        }
    }
}
