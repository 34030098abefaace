package flashsale.order.launcher.server;

import com.mysql.cj.jdbc.Driver;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** MySQL Connector/J, which every server gets as it is on this program's own class path. */
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
