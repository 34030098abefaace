package flashsale.order.simulation.benchmark.measure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan of a run: the figures to measure, and how.
 *
 * @param rounds measured rounds of each figure, 1 to 99
 * @param only the names of the figures; empty for all
 * @param scale a factor on all sizes, above 0 and at most 1
 * @throws IllegalArgumentException when one is outside its range; the message names the option
 */
public record Plan(int rounds, Set<String> only, double scale) {
    /** All names, in the order in which the figures are measured. */
    public static final List<String> NAMES = List.of(
            "decide",
            "hot-product",
            "sold-out",
            "intake",
            "end-to-end",
            "growth-10000",
            "growth-100000",
            "growth-1000000");

    public Plan {
        only = Set.copyOf(only);
        if (rounds < 1 || rounds > 99) {
            throw new IllegalArgumentException("--rounds must be between 1 and 99, but is " + rounds);
        }
        if (!(scale > 0 && scale <= 1)) {
            throw new IllegalArgumentException("--scale must be above 0 and at most 1, but is " + scale);
        }
        Set<String> unknown = new TreeSet<>(only);
        NAMES.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only knows %s, but not %s".formatted(String.join(", ", NAMES), String.join(", ", unknown)));
        }
    }

    public boolean includes(String name) {
        return only.isEmpty() || only.contains(name);
    }

    /** Scales a size, but not below 100. */
    public int scaled(int size) {
        return (int) Math.max(Math.min(size, 100), Math.round(size * scale));
    }
}
