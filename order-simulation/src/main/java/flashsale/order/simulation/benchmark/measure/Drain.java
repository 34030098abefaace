package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.load.Backlog;
import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.SystemControl;
import flashsale.order.simulation.benchmark.load.TopicOffsets;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ObservedStatus;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.probe.RedisProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how fast the server drains a backlog: from the thaw until the last offset is committed. The server commits offsets
 * after the database commit, the acknowledgement of the dead letters and the statuses; each of these is checked after the clock
 * has stopped.
 */
public record Drain(
        SystemControl systemControl, TopicOffsets topicOffsets, Backlog backlog, BenchmarkData data, RedisProbe redis) {
    private static final String COMMITS = "Com_commit";
    private static final String ROLLBACKS = "Com_rollback";
    /** Interval between polls of the lag. Each poll costs CPU, so polls are rarer while the lag is large. */
    private static final long POLL_MILLIS = 20;

    private static final long RARE_POLL_MILLIS = 200;
    private static final int LARGE_LAG = 10_000;
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(90);
    private static final int STATUSES_CHECKED = 20_000;
    /** More statuses than fit into Redis. */
    private static final int STATUSES_REMOVED = 300_000;

    /** The result of a round: orders decided per second, CPU seconds, and details. */
    record Round(double ordersPerSecond, Map<String, Double> cpuSeconds, Map<String, Double> details) {}

    Round measure(Workload workload) throws ServiceFault, IOException, InterruptedException {
        awaitDrained();
        data.createProducts(workload);
        long deadLetters = topicOffsets.size(Contract.DEAD_LETTERS);
        ProcessMeter processMeter = ProcessMeter.of(systemControl);
        processMeter.resetPeak("server");
        int published = backlog.fill(workload);
        Map<TopicPartition, Long> endOffsets = topicOffsets.endOffsets(Contract.REQUESTS);
        long waiting = topicOffsets.lag(endOffsets);
        Map<String, Double> before = processMeter.cpuSeconds();
        long commits = data.counter(COMMITS);
        long rollbacks = data.counter(ROLLBACKS);
        long begin = System.nanoTime();
        systemControl.thawServer();
        await(endOffsets);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> cpu = processMeter.cpuSecondsSince(before);
        Map<String, Double> details = new LinkedHashMap<>();
        details.put("peakMemoryMiB", processMeter.peakMiB("server"));
        details.put("orders", (double) waiting);
        details.put("commits", (double) (data.counter(COMMITS) - commits));
        details.put("rollbacks", (double) (data.counter(ROLLBACKS) - rollbacks));
        check(workload, published, topicOffsets.size(Contract.DEAD_LETTERS) - deadLetters, details);
        return new Round(waiting / seconds, cpu, details);
    }

    /** Waits until the backlog of earlier rounds, or of an interrupted benchmark, is decided. */
    void awaitDrained() throws ServiceFault, InterruptedException {
        await(topicOffsets.endOffsets(Contract.REQUESTS));
    }

    private void await(Map<TopicPartition, Long> endOffsets) throws ServiceFault, InterruptedException {
        long before = Long.MAX_VALUE;
        long lastProgress = System.nanoTime();
        for (long lag = topicOffsets.lag(endOffsets); lag > 0; lag = topicOffsets.lag(endOffsets)) {
            if (lag < before) {
                before = lag;
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALL_TIMEOUT.toNanos()) {
                throw new ServiceFault("The server has decided nothing for %d s; %,d requests remain"
                        .formatted(STALL_TIMEOUT.toSeconds(), lag));
            }
            Thread.sleep(lag > LARGE_LAG ? RARE_POLL_MILLIS : POLL_MILLIS);
        }
    }

    private void check(Workload workload, int published, long deadLetters, Map<String, Double> details)
            throws ServiceFault, InterruptedException {
        require("decisions", published, data.decisions());
        int rejections = workload.rejections(published);
        require("confirmed orders", published - rejections, data.confirmed());
        require("dead letters", rejections, deadLetters);
        List<String> latest = data.latest(STATUSES_CHECKED);
        details.put("statusesNotInRedis", (double) missingStatuses(latest));
        details.put("statusesChecked", (double) latest.size());
    }

    /**
     * Counts the orders without a status in Redis. Redis evicts when its memory is full; the database then answers.
     *
     * @throws ServiceFault when the status of a decided order is not final
     */
    private int missingStatuses(List<String> decided) throws ServiceFault {
        int missing = 0;
        for (ObservedStatus status : redis.read(decided).values()) {
            if (status.equals(ObservedStatus.UNKNOWN)) {
                missing++;
            } else if (!status.isFinal()) {
                throw new ServiceFault("A decided order has the status " + status);
            }
        }
        return missing;
    }

    private static void require(String what, long expected, long found) throws ServiceFault {
        if (expected != found) {
            throw new ServiceFault("There are %,d %s instead of %,d".formatted(found, what, expected));
        }
    }

    /** Deletes what the round wrote. */
    void clear() throws ServiceFault, InterruptedException {
        redis.remove(data.latest(STATUSES_REMOVED));
        data.clear();
    }
}
