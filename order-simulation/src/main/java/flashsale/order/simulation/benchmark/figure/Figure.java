package flashsale.order.simulation.benchmark.figure;

import java.util.List;
import java.util.Map;

/**
 * One figure of a run.
 *
 * @param rounds a value for each round, in the order in which they were measured
 * @param limit upper bound on the same machine, in the same unit; {@code NaN} if there is none
 * @param baseline result of the conventional design, in the same unit; {@code NaN} if there is none
 * @param cpuSeconds of each process during the measurement, mean of the rounds
 * @param details further numbers, by name
 */
public record Figure(
        String name,
        String unit,
        List<Double> rounds,
        double limit,
        double baseline,
        Map<String, Double> cpuSeconds,
        Map<String, Double> details) {

    public static final String RATE = "orders/s";
    public static final String POSTS = "POSTs/s";
    public static final String MILLIS = "ms";

    public Figure {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " was not measured");
        }
    }

    /** The median of the rounds. */
    public double value() {
        return Statistics.median(rounds);
    }

    double least() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    double shareOfLimit() {
        return value() / limit;
    }

    double timesBaseline() {
        return value() / baseline;
    }
}
