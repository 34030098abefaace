package flashsale.order.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which settings of Kafka's clients an operator gives in a file: those that may be secrets, and those that belong with them. */
final class KafkaSecurity {

    static final String EXPECTED =
            "none, or the path of a properties file with Kafka's own security.protocol, sasl.* and ssl.* and nothing else";

    private static final String PROTOCOL = "security.protocol";
    private static final List<String> PREFIXES = List.of("sasl.", "ssl.");

    /** What looks otherwise may be a secret that slipped to where a name belongs. */
    private static final String NAME = "([a-z]+\\.)+[a-z]+";

    private KafkaSecurity() {}

    /** What is wrong with such settings, in words without their values; whether the values are right, Kafka's clients know. */
    static Optional<String> fault(Map<String, String> settings) {
        Map<Boolean, List<String>> others = settings.keySet().stream()
                .filter(name -> !allowed(name))
                .sorted()
                .collect(Collectors.partitioningBy(
                        name -> name.matches(NAME) && !settings.get(name).isEmpty()));
        if (!others.get(true).isEmpty()) {
            return Optional.of("holds " + String.join(", ", others.get(true)));
        }
        if (!others.get(false).isEmpty()) {
            return Optional.of("holds lines that are no setting of Kafka's clients");
        }
        // Without it Kafka's clients do neither TLS nor SASL, whatever else is set.
        return settings.containsKey(PROTOCOL) ? Optional.empty() : Optional.of("lacks " + PROTOCOL);
    }

    private static boolean allowed(String name) {
        return name.equals(PROTOCOL) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
