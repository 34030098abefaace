package flashsale.order.launcher.service;

import flashsale.order.launcher.workspace.LauncherException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The Kafka topics of the contract. */
public final class Topics {
    public static final String ORDER_REQUESTS = "order-request-v1";
    public static final String DEAD_LETTERS = "order-request-dlq-v1";
    public static final int PARTITIONS = 6;
    /** The retention of dead letters: they wait for an operator, so it is longer than the week of a request. */
    public static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    /** Twice the default of a broker, because the largest request must fit together with the headers that hold the error. */
    public static final int LARGEST_DEAD_LETTER = 2 << 20;

    private Topics() {}

    /** Creates the missing topics; existing ones stay unchanged. */
    public static void create(String bootstrapServers) throws InterruptedException {
        NewTopic requests = new NewTopic(ORDER_REQUESTS, Optional.of(PARTITIONS), Optional.empty());
        NewTopic deadLetters = new NewTopic(DEAD_LETTERS, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(DEAD_LETTERS_KEPT.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(LARGEST_DEAD_LETTER)));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var creation :
                    admin.createTopics(List.of(requests, deadLetters)).values().values()) {
                creation.get();
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LauncherException(
                        "The topics cannot be created: " + e.getCause().getMessage(), e);
            }
        }
    }
}
