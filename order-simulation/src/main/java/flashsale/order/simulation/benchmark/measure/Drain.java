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
 * Has the server decide a backlog, and takes the time from the moment it is let go until the last offset is committed. The server
 * commits offsets after the database's commit, the acknowledgement of the dead letters, and the statuses; whether that is so is
 * checked in each place after the clock has stopped.
 */
public record Drain(
        SystemControl systemControl, TopicOffsets topicOffsets, Backlog backlog, BenchmarkData data, RedisProbe redis) {
    private static final String COMMITS = "Com_commit";
    private static final String ROLLBACKS = "Com_rollback";
    /** A broker tells of lag only when it is asked. Looking costs the machine something, so it is seldom while the end is far. */
    private static final long LOOK_MILLIS = 20;

    private static final long SELDOM_MILLIS = 200;
    private static final int FAR = 10_000;
    private static final Duration STANDSTILL = Duration.ofSeconds(90);
    private static final int STATUSES_LOOKED_AT = 20_000;
    /** More than Redis has room for. */
    private static final int STATUSES_REMOVED = 300_000;

    /** What a round gave: orders decided a second, processor seconds, and further numbers. */
    record Round(double ordersPerSecond, Map<String, Double> cpuSeconds, Map<String, Double> details) {}

    Round measure(Workload workload) throws ServiceFault, IOException, InterruptedException {
        settle();
        data.open(workload);
        long deadLetters = topicOffsets.size(Contract.DEAD_LETTERS);
        ProcessMeter processMeter = ProcessMeter.of(systemControl);
        processMeter.resetPeak("server");
        int published = backlog.fill(workload);
        Map<TopicPartition, Long> ends = topicOffsets.ends(Contract.REQUESTS);
        long waiting = topicOffsets.lag(ends);
        Map<String, Double> before = processMeter.cpuSeconds();
        long commits = data.counter(COMMITS);
        long rollbacks = data.counter(ROLLBACKS);
        long begin = System.nanoTime();
        systemControl.thawServer();
        await(ends);
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

    /** Returns when nothing is left of earlier rounds, or of an earlier benchmark that was interrupted. */
    void settle() throws ServiceFault, InterruptedException {
        await(topicOffsets.ends(Contract.REQUESTS));
    }

    private void await(Map<TopicPartition, Long> ends) throws ServiceFault, InterruptedException {
        long before = Long.MAX_VALUE;
        long moved = System.nanoTime();
        for (long lag = topicOffsets.lag(ends); lag > 0; lag = topicOffsets.lag(ends)) {
            if (lag < before) {
                before = lag;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new ServiceFault("The server has decided nothing for %d s; %,d requests are left"
                        .formatted(STANDSTILL.toSeconds(), lag));
            }
            Thread.sleep(lag > FAR ? SELDOM_MILLIS : LOOK_MILLIS);
        }
    }

    private void check(Workload workload, int published, long deadLetters, Map<String, Double> details)
            throws ServiceFault, InterruptedException {
        require("decisions", published, data.decisions());
        int rejections = workload.rejections(published);
        require("confirmed orders", published - rejections, data.confirmed());
        require("dead letters", rejections, deadLetters);
        List<String> latest = data.latest(STATUSES_LOOKED_AT);
        details.put("statusesNotInRedis", (double) missingStatuses(latest));
        details.put("statusesLookedAt", (double) latest.size());
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
            } else if (!status.ended()) {
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

    /** Takes out what the round wrote. */
    void clear() throws ServiceFault, InterruptedException {
        redis.remove(data.latest(STATUSES_REMOVED));
        data.clear();
    }
}
