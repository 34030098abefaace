package flashsale.order.kafka.client;

import flashsale.order.configuration.ConfigurationErrors;
import flashsale.order.configuration.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Names the settings that keep the Kafka clients from starting, without the values in the security file. */
final class KafkaConfigurationErrors {

    private KafkaConfigurationErrors() {}

    /**
     * Rejects unknown names. Kafka would ignore them and connect with less security than the operator intended.
     *
     * @throws IllegalStateException when a name is unknown
     */
    static void rejectUnknown(Map<String, String> security) {
        String unknown = security.keySet().stream()
                .filter(name -> !AdminClientConfig.configNames().contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw rejected(unknown + ": unknown");
        }
    }

    static IllegalStateException of(KafkaException rejection, Settings settings) {
        List<Throwable> causes = Stream.<Throwable>iterate(rejection, cause -> cause != null, Throwable::getCause)
                .toList();
        String messages = causes.stream().map(Throwable::getMessage).collect(Collectors.joining(" "));
        if (settings.kafkaSecurity().isEmpty() || messages.contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            return ConfigurationErrors.named(
                    "flashsale.kafka.bootstrap-servers is '" + settings.bootstrapServers()
                            + "'; expected host:port of brokers that this machine can resolve",
                    rejection);
        }
        String names = settings.kafkaSecurity().entrySet().stream()
                .filter(setting -> isNamedIn(messages, setting))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        String kind = causes.get(causes.size() - 1).getClass().getSimpleName();
        return rejected(names.isEmpty() ? kind : names + ": " + kind);
    }

    private static boolean isNamedIn(String messages, Map.Entry<String, String> setting) {
        boolean isFile = setting.getKey().endsWith(".location");
        return messages.contains(setting.getKey()) || isFile && messages.contains(setting.getValue());
    }

    /** Has no cause, because Kafka's messages quote values. */
    private static IllegalStateException rejected(String detail) {
        return ConfigurationErrors.named(
                "Kafka's clients reject the settings in " + BrokerFault.SECURITY_FILE + " (" + detail
                        + "); expected settings that they support, with readable stores",
                null);
    }
}
