package flashsale.order.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

@ApplicationScoped
class SignInSettings {

    @Produces
    @Singleton
    TokenCheck check() throws Exception {
        Config config = ConfigProvider.getConfig();
        return new TokenCheck(
                VerificationKeys.at(config.getValue("mp.jwt.verify.publickey.location", String.class)),
                config.getValue("mp.jwt.verify.issuer", String.class),
                Set.of(config.getValue("mp.jwt.verify.audiences", String[].class)));
    }
}
