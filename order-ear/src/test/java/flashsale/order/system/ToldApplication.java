package flashsale.order.system;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The application as built, and a jar with settings that count more than those which the launcher gives servers. */
public final class ToldApplication {

    private ToldApplication() {}

    static EnterpriseArchive with(Map<String, String> settings) throws IOException {
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File("target/flashsale.ear"))
                .addAsLibrary(jar(settings));
    }

    /** The jar alone. */
    public static JavaArchive jar(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        // above that of system properties, which is 400
        properties.setProperty("config_ordinal", "500");
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return ShrinkWrap.create(JavaArchive.class, "settings.jar")
                .addAsResource(new StringAsset(text.toString()), "META-INF/microprofile-config.properties");
    }
}
