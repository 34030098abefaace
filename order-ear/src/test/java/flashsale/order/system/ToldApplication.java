package flashsale.order.system;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The application as built, and a jar with settings that count more than those which the launcher gives servers. */
final class ToldApplication {

    private ToldApplication() {}

    static EnterpriseArchive with(String... settings) {
        // above that of system properties, which is 400
        String text = "config_ordinal=500\n" + String.join("\n", settings);
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/flashsale.ear"))
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "settings.jar")
                        .addAsResource(new StringAsset(text), "META-INF/microprofile-config.properties"));
    }
}
