package flashsale.order.application.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash: HMAC-SHA256 (RFC 2104). Without the key, nobody can create or guess a hash. Thread-safe.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** Copied for each hash, because looking up the algorithm and setting the key took most of the time. */
    private final Mac prototype;

    public KeyedHash(byte[] secret) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }

    /** Derives a hash for one purpose. Its values reveal nothing about those of this hash or of another purpose. */
    KeyedHash forPurpose(String purpose) {
        return new KeyedHash(of(purpose.getBytes(UTF_8)));
    }

    /** Hashes the concatenated parts to 32 bytes. */
    public byte[] of(byte[]... parts) {
        Mac mac = copy();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException otherProvider) {
            throw new IllegalStateException("This platform's " + ALGORITHM + " cannot be copied", otherProvider);
        }
    }
}
