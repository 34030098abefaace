package flashsale.order.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Validates the file with the security settings of Kafka clients. It may only hold those, because some of them are secrets. */
final class KafkaSecurity {

    static final String EXPECTED =
            "none, or the path of a properties file with Kafka's own security.protocol, sasl.* and ssl.* and nothing else";

    private static final String PROTOCOL = "security.protocol";
    private static final List<String> PREFIXES = List.of("sasl.", "ssl.");

    /** Any other text may be a secret in the place of a name, so it is never shown. */
    private static final String NAME = "([a-z]+\\.)+[a-z]+";

    private KafkaSecurity() {}

    /** What is wrong with the names of the settings, without their values. Kafka clients check the values themselves. */
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
        // Without it Kafka clients use neither TLS nor SASL, whatever else is set.
        return settings.containsKey(PROTOCOL) ? Optional.empty() : Optional.of("lacks " + PROTOCOL);
    }

    private static boolean allowed(String name) {
        return name.equals(PROTOCOL) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
