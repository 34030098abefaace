package flashsale.order.application;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that something came from here: an HMAC-SHA256 under the secret of all instances. Safe for use by many threads. */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    Seal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** 32 bytes over the parts one after the other. */
    byte[] over(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }
}
