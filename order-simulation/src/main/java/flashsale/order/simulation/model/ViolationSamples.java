package flashsale.order.simulation.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the violations of one promise and keeps the first few as examples. */
public final class ViolationSamples {
    private static final int EXAMPLES = 3;

    private final String description;
    private final Map<String, Integer> examples = new LinkedHashMap<>();
    private int count;

    public ViolationSamples(String description) {
        this.description = description;
    }

    public void add(String example) {
        count++;
        if (examples.containsKey(example) || examples.size() < EXAMPLES) {
            examples.merge(example, 1, Integer::sum);
        }
    }

    public void addUnless(boolean holds, String example) {
        if (!holds) {
            add(example);
        }
    }

    /** Adds one sentence if there was a violation. */
    public void addTo(List<String> violations) {
        if (count > 0) {
            violations.add("%s: %,d, such as %s".formatted(description, count, text()));
        }
    }

    private String text() {
        return examples.entrySet().stream()
                .map(e -> e.getValue() == 1 ? e.getKey() : "%s (%,d times)".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining("; "));
    }
}
