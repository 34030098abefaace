package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.baseline.JdbcUpperBound;
import flashsale.order.simulation.benchmark.baseline.LockPerOrderBaseline;
import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.figure.Statistics;
import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.model.ServiceFault;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of deciding: rounds of the system and of its limit in turn, so that both have the same machine. */
public final class DecisionRate {
    private static final int WARM_UP = 20_000;
    private static final int TRIED = 20_000;
    /** After fewer, a good part of the time is the compiler's: a server's code is more than its limit's, which is compiled soon. */
    private static final int FIRST_WARM_UP = 200_000;

    private static final int BASELINE = 3_000;
    /** A limit of more orders than this is measured once. */
    private static final int LARGE = 200_000;

    private final Drain drain;
    private final BenchmarkData data;
    private final PrintStream progress;
    private final Map<Workload, Yardstick> yardsticks = new HashMap<>();

    private record Yardstick(JdbcUpperBound best, LockPerOrderBaseline.Best baseline) {}

    public DecisionRate(Drain drain, BenchmarkData data, PrintStream progress) {
        this.drain = drain;
        this.data = data;
        this.progress = progress;
    }

    public Figure measure(String name, Plan plan, Workload workload)
            throws ServiceFault, IOException, InterruptedException {
        try {
            Yardstick yardstick = yardstick(plan, workload);
            drain.measure(workload.withOrders(Math.min(workload.orders(), plan.scaled(WARM_UP))));
            drain.clear();
            List<Drain.Round> rounds = new ArrayList<>();
            List<Double> limits = new ArrayList<>();
            for (int i = 0; i < plan.rounds(); i++) {
                rounds.add(drain.measure(workload));
                progress.printf(
                        "  round %d: %,.0f orders/s%n", i + 1, rounds.get(i).ordersPerSecond());
                drain.clear();
                if (i == 0 || workload.orders() <= LARGE) {
                    limits.add(yardstick.best.ordersPerSecond(data, workload));
                    progress.printf("  its limit: %,.0f orders/s%n", limits.get(limits.size() - 1));
                    drain.clear();
                }
            }
            return figure(name, rounds, limits, yardstick);
        } finally {
            drain.clear();
        }
    }

    private static Figure figure(String name, List<Drain.Round> rounds, List<Double> limits, Yardstick yardstick) {
        Map<String, Double> details = new LinkedHashMap<>(
                Statistics.medians(rounds.stream().map(Drain.Round::details).toList()));
        details.put("limitBatchSize", (double) yardstick.best.batchSize());
        details.put("limitConnections", (double) yardstick.best.connections());
        details.put("baselineThreads", (double) yardstick.baseline.threads());
        return new Figure(
                name,
                Figure.RATE,
                rounds.stream().map(Drain.Round::ordersPerSecond).toList(),
                Statistics.median(limits),
                yardstick.baseline.ordersPerSecond(),
                Statistics.means(rounds.stream().map(Drain.Round::cpuSeconds).toList()),
                details);
    }

    /** The best grouping and the baseline of orders of a kind, tried once a run. */
    private Yardstick yardstick(Plan plan, Workload workload) throws ServiceFault, IOException, InterruptedException {
        Workload kind = workload.withOrders(0);
        Yardstick known = yardsticks.get(kind);
        if (known == null) {
            if (yardsticks.isEmpty()) {
                progress.println("  having the server warm up");
                drain.measure(workload.withOrders(plan.scaled(FIRST_WARM_UP)));
                drain.clear();
            }
            progress.println("  trying the limit's batch sizes and connections, and the baseline's threads");
            known = new Yardstick(
                    JdbcUpperBound.best(data, workload.withOrders(plan.scaled(TRIED))),
                    LockPerOrderBaseline.best(data, workload.withOrders(plan.scaled(BASELINE))));
            yardsticks.put(kind, known);
        }
        return known;
    }
}
