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

/** Names the setting that keeps the Kafka clients from starting. It never shows the content of the security file. */
final class KafkaConfigurationErrors {

    private KafkaConfigurationErrors() {}

    /** Kafka would pass over a name that it does not know, and connect with less security than its operator believes. */
    static void refuseUnknown(Map<String, String> security) {
        String unknown = security.keySet().stream()
                .filter(name -> !AdminClientConfig.configNames().contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw refused(unknown + ": unknown to them");
        }
    }

    static IllegalStateException of(KafkaException refusal, Settings settings) {
        List<Throwable> causes = Stream.<Throwable>iterate(refusal, cause -> cause != null, Throwable::getCause)
                .toList();
        String said = causes.stream().map(Throwable::getMessage).collect(Collectors.joining(" "));
        if (settings.kafkaSecurity().isEmpty() || said.contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            return ConfigurationErrors.named(
                    "flashsale.kafka.bootstrap-servers is '" + settings.bootstrapServers()
                            + "'; expected host:port of brokers that this machine can find",
                    refusal);
        }
        String names = settings.kafkaSecurity().entrySet().stream()
                .filter(setting -> isMeant(setting, said))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        String kind = causes.get(causes.size() - 1).getClass().getSimpleName();
        return refused(names.isEmpty() ? kind : names + ": " + kind);
    }

    private static boolean isMeant(Map.Entry<String, String> setting, String said) {
        boolean store = setting.getKey().endsWith(".location");
        return said.contains(setting.getKey()) || store && said.contains(setting.getValue());
    }

    /** Without a cause, as what Kafka says quotes values. */
    private static IllegalStateException refused(String what) {
        return ConfigurationErrors.named(
                "Kafka's clients refuse what " + BrokerFault.SECURITY_FILE + " names (" + what
                        + "); expected settings that they know, with stores that can be read",
                null);
    }
}
