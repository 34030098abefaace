package flashsale.order.redis.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Set;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** TLS connections to servers whose certificate is issued by a trusted authority for the requested host. */
public final class RedisTls {

    /** Jedis needs one to read the trust store, which holds nothing secret. */
    private static final char[] PASSWORD = "certificates".toCharArray();

    private RedisTls() {}

    /** Trusts these authorities, or those that the JVM trusts if there are none. */
    public static SslOptions trusting(Set<X509Certificate> authorities) {
        SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
        if (!authorities.isEmpty()) {
            byte[] store = store(authorities);
            options.truststore(() -> new ByteArrayInputStream(store), PASSWORD);
        }
        return options.build();
    }

    private static byte[] store(Set<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry(Integer.toString(store.size()), authority);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, PASSWORD);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("Every Java platform has a key store for certificates", broken);
        }
    }
}
