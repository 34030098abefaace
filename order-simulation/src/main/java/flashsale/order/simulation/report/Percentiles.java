package flashsale.order.simulation.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Percentiles by nearest rank, in milliseconds; all 0 when nothing was measured. */
public record Percentiles(double p50, double p95, double p99) {
    public static Percentiles ofMicros(IntStream micros) {
        int[] sorted = micros.toArray();
        Arrays.sort(sorted);
        return new Percentiles(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
    }

    private static double rank(int[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        long rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) rank - 1] / 1000.0;
    }
}
