package flashsale.order.launcher.server;

import com.mysql.cj.jdbc.Driver;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** MySQL Connector/J, which every server gets from the class path of the launcher. */
public final class MySqlDriver {
    private MySqlDriver() {}

    public static Path jar() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
