package flashsale.order.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.service.Topics;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

class LocalServicesIT {
    @TempDir
    private Path directory;

    @Test
    void theServicesRespondAndLeaveNoProcessWhenStopped() throws Exception {
        List<OsProcess> processes;
        try (LocalServices services = LocalServices.start(directory)) {
            processes = services.all().stream()
                    .map(LocalService::process)
                    .flatMap(Optional::stream)
                    .toList();

            assertThat(processes).hasSize(3).allMatch(OsProcess::alive);
            assertThat(partitions(services))
                    .containsOnly(Map.entry(Topics.ORDER_REQUESTS, 6), Map.entry(Topics.DEAD_LETTERS, 6));
            try (RedisClient redis = RedisClient.create(services.redis())) {
                assertThat(redis.ping()).isEqualTo("PONG");
            }
            assertThat(tables(services)).contains("product", "orders", "order_item");
            assertThat(query(services, "SELECT @@transaction_isolation")).containsExactly("READ-COMMITTED");
            assertThat(query(services, "SELECT @@innodb_flush_log_at_trx_commit"))
                    .containsExactly("1");
        }
        assertThat(processes).noneMatch(OsProcess::alive);
    }

    @Test
    void aRestartKeepsTheDataAndAWipeDeletesIt() throws Exception {
        Workspace workspace = Workspace.in(directory);
        try (LocalServices services = LocalServices.start(directory)) {
            update(services, "INSERT INTO product (id, name, price, stock, version) VALUES (1, 'Tea', 3.50, 10, 0)");
        }
        try (LocalServices services = LocalServices.start(directory)) {
            assertThat(query(services, "SELECT name FROM product")).containsExactly("Tea");
        }
        new LocalSystem(workspace, Settings.onFreePorts(), ServerKind.PAYARA).wipe();
        try (LocalServices services = LocalServices.start(directory)) {
            assertThat(query(services, "SELECT name FROM product")).isEmpty();
            assertThat(partitions(services)).hasSize(2);
        }
    }

    @Test
    void anotherLauncherAdoptsRunningServicesAndStartsOnlyMissingOnes() throws Exception {
        try (LocalServices first = LocalServices.start(directory)) {
            OsProcess database = first.database().process().orElseThrow();
            first.cache().process().orElseThrow().kill();
            LocalServices second = new LocalServices(Workspace.in(directory), Settings.onFreePorts());

            second.start(Progress.NONE);

            try (RedisClient redis = RedisClient.create(second.redis())) {
                assertThat(redis.ping()).isEqualTo("PONG");
            }
            assertThat(second.database().process()).contains(database);
            assertThat(second.jdbc()).isEqualTo(first.jdbc());
            second.close();
            assertThat(database.alive()).isFalse();
        }
    }

    private static Map<String, Integer> partitions(LocalServices services) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, services.kafka()))) {
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name, topic -> topic.partitions().size()));
        }
    }

    private static List<String> tables(LocalServices services) throws SQLException {
        return query(services, "SHOW TABLES");
    }

    private static List<String> query(LocalServices services, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(services.jdbc(), services.user(), services.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void update(LocalServices services, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(services.jdbc(), services.user(), services.password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
