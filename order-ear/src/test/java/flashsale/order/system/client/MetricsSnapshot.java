package flashsale.order.system.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of metrics as Prometheus reads it.
 *
 * @param values by name and labels as they stand there
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
                throw new IllegalStateException("No sample: " + line);
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

    /** 0 where there is none. */
    public double value(String sample) {
        return values.getOrDefault(sample, 0.0);
    }

    /** The samples of a name, by their labels. */
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
