package flashsale.order.metrics;

import flashsale.order.application.port.OrderMetrics.Responses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Times the responses to one kind of call by the class of their status code. */
final class MicrometerResponses implements Responses {

    private static final int HUNDRED = 100;
    private static final int LAST_CLASS = 5;
    private static final Duration[] BUCKETS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer[] timers;

    MicrometerResponses(MeterRegistry meters, String call) {
        timers = IntStream.rangeClosed(1, LAST_CLASS)
                .mapToObj(first -> Timer.builder("flashsale.http.request.duration")
                        .description("From a call's arrival to its answer, waiting as asked for included")
                        .tags("call", call, "status", first + "xx")
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters))
                .toArray(Timer[]::new);
    }

    @Override
    public void answered(int status, long nanos) {
        int statusClass = Math.min(Math.max(status / HUNDRED, 1), LAST_CLASS);
        timers[statusClass - 1].record(nanos, TimeUnit.NANOSECONDS);
    }
}
