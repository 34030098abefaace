package flashsale.order.simulation.report;

import java.util.stream.IntStream;

/** Percentiles in milliseconds; all 0 when nothing was measured. */
public record Percentiles(double p50, double p95, double p99) {
    public static Percentiles ofMicros(IntStream micros) {
        int[] values = micros.toArray();
        Latencies latencies = Latencies.ofMicros(IntStream.of(values));
        return values.length == 0
                ? new Percentiles(0, 0, 0)
                : new Percentiles(
                        latencies.percentileMillis(50), latencies.percentileMillis(95), latencies.percentileMillis(99));
    }
}
