package flashsale.order.simulation.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Percentiles of latencies by nearest rank, on an HdrHistogram: exact to the microsecond up to 262 ms, to five digits above. */
public final class Latencies {
    private static final int DIGITS = 5;

    /** The histogram counts each value below this one by itself and groups larger ones. */
    private static final long FIRST_GROUPED = 1 << 18;

    private final Histogram histogram = new Histogram(DIGITS);

    private Latencies() {}

    public static Latencies ofMicros(IntStream micros) {
        Latencies latencies = new Latencies();
        micros.forEach(latencies.histogram::recordValue);
        return latencies;
    }

    /**
     * The smallest value that this share of the values does not exceed, in milliseconds; {@code NaN} when nothing was measured.
     *
     * @param percentile 50 for the median, 99.9 for the slowest of a thousand
     */
    public double percentileMillis(double percentile) {
        if (histogram.getTotalCount() == 0) {
            return Double.NaN;
        }
        long micros = histogram.lowestEquivalentValue(histogram.getValueAtPercentile(percentile));
        return micros < FIRST_GROUPED ? micros / 1_000.0 : rounded(micros) / 1_000;
    }

    private static double rounded(long micros) {
        return new BigDecimal(micros)
                .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                .doubleValue();
    }
}
