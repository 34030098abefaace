package flashsale.order.simulation.benchmark.idle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Verifies tokens as the application does: checks the signature of a new one and caches it. */
@Provider
@ApplicationScoped
public class IdleTokenFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    @Override
    public void filter(ContainerRequestContext call) throws IOException {
        String credentials = call.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (credentials == null || !verified.contains(credentials) && !isSigned(credentials)) {
            call.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        } else {
            verified.add(credentials);
        }
    }

    private static boolean isSigned(String credentials) throws IOException {
        String token = credentials.substring(SCHEME.length());
        int end = token.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key());
            signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException cannotVerify) {
            throw new IllegalStateException(cannotVerify);
        }
    }

    private static PublicKey key() throws IOException, GeneralSecurityException {
        String location = ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class);
        String pem = Files.readString(Path.of(URI.create(location))).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }
}
