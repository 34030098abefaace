package flashsale.order.system.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The samples of {@code /metrics} at one moment.
 *
 * @param values the values by name and labels, as written on the page
 */
public record MetricsSnapshot(Map<String, Double> values) {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{.*})?) (\\S+)");

    public static MetricsSnapshot of(ApiClient api) {
        return parse(api.getPublic("/metrics").body());
    }

    private static MetricsSnapshot parse(String text) {
        Map<String, Double> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                throw new IllegalStateException("Not a sample: " + line);
            }
            values.put(sample.group(1), number(sample.group(2)));
        });
        return new MetricsSnapshot(values);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Returns 0 for a sample that does not exist. */
    public double value(String sample) {
        return values.getOrDefault(sample, 0.0);
    }

    /** Returns all samples with this name and any labels. */
    public Map<String, Double> samples(String name) {
        return values.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Set<String> names() {
        return values.keySet().stream()
                .map(sample -> sample.replaceAll("\\{.*", ""))
                .collect(Collectors.toSet());
    }
}
