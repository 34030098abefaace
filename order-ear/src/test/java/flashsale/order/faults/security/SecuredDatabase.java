package flashsale.order.faults.security;

import flashsale.order.fixture.TestCertificates;
import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.service.MariaDb;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Secrets;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB that requires TLS. The launcher creates its tables and its user without encryption and restarts it with a certificate
 * for the name localhost, but not for the address.
 */
final class SecuredDatabase extends LocalService {

    private static final String HOST = "localhost";

    private final MariaDb plain;
    private final TestCertificates certificates;

    SecuredDatabase(Workspace workspace, Settings settings, TestCertificates certificates) {
        super("database-secured", workspace, settings, Port.DATABASE);
        this.plain = new MariaDb(workspace, settings);
        this.certificates = certificates;
    }

    /** Verifies the certificate and its host name. */
    String jdbc() {
        return jdbc(HOST, "VERIFY_IDENTITY", certificates);
    }

    /** The URL with another host, TLS mode or trusted authority. */
    String jdbc(String host, String sslMode, TestCertificates trusted) {
        return "jdbc:mysql://" + host + ":" + port(Port.DATABASE) + "/flashsale?sslMode=" + sslMode
                + "&trustCertificateKeyStoreUrl=" + trusted.trustStore().toUri()
                + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=" + trusted.password()
                // Otherwise the driver presents the server's own certificate, and a database that does not trust its
                // issuer disconnects.
                + "&fallbackToSystemKeyStore=false&rewriteBatchedStatements=true&connectionTimeZone=UTC&connectTimeout=5000&socketTimeout=30000";
    }

    String user() {
        return plain.user();
    }

    String password() {
        return plain.password();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc(), user(), password());
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        plain.start();
        plain.migrate();
        plain.stop();
        Files.createDirectories(directory());
        String secured = Files.readString(workspace().data(plain.name()).resolve("my.cnf"))
                .replace("skip-ssl", String.join("\n", "require-secure-transport=ON", certificate()));
        Secrets.write(configuration(), secured);
    }

    private String certificate() throws IOException, InterruptedException {
        try {
            Path store = certificates.serverKeyStore(HOST);
            return "ssl-cert=" + certificates.certificatePem(store) + "\nssl-key=" + certificates.keyPem(store);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable);
        }
    }

    @Override
    protected List<String> command() {
        Path programs = workspace().distributions().resolve("mariadb/bin");
        Path server = programs.resolve(Files.exists(programs.resolve("mariadbd")) ? "mariadbd" : "mysqld");
        List<String> command = new ArrayList<>(List.of(server.toString(), "--defaults-file=" + configuration()));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    @Override
    protected boolean acceptsRequests() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Path configuration() {
        return directory().resolve("my.cnf");
    }
}
