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

/** Decisions per second. Rounds of the system alternate with rounds of its limit, so that both have the same conditions. */
public final class DecisionRate {
    private static final int WARM_UP = 20_000;
    private static final int TRIAL_ORDERS = 20_000;
    /** With fewer, the JIT compiler takes much of the measured time. */
    private static final int FIRST_WARM_UP = 200_000;

    private static final int BASELINE = 3_000;
    /** Above this number of orders the limit is measured once. */
    private static final int MAX_REPEATED = 200_000;

    private final Drain drain;
    private final BenchmarkData data;
    private final PrintStream progress;
    private final Map<Workload, Reference> references = new HashMap<>();

    private record Reference(JdbcUpperBound best, LockPerOrderBaseline.Best baseline) {}

    public DecisionRate(Drain drain, BenchmarkData data, PrintStream progress) {
        this.drain = drain;
        this.data = data;
        this.progress = progress;
    }

    public Figure measure(String name, Plan plan, Workload workload)
            throws ServiceFault, IOException, InterruptedException {
        try {
            Reference reference = reference(plan, workload);
            drain.measure(workload.withOrders(Math.min(workload.orders(), plan.scaled(WARM_UP))));
            drain.clear();
            List<Drain.Round> rounds = new ArrayList<>();
            List<Double> limits = new ArrayList<>();
            for (int i = 0; i < plan.rounds(); i++) {
                rounds.add(drain.measure(workload));
                progress.printf(
                        "  round %d: %,.0f orders/s%n", i + 1, rounds.get(i).ordersPerSecond());
                drain.clear();
                if (i == 0 || workload.orders() <= MAX_REPEATED) {
                    limits.add(reference.best.ordersPerSecond(data, workload));
                    progress.printf("  limit: %,.0f orders/s%n", limits.get(limits.size() - 1));
                    drain.clear();
                }
            }
            return figure(name, rounds, limits, reference);
        } finally {
            drain.clear();
        }
    }

    private static Figure figure(String name, List<Drain.Round> rounds, List<Double> limits, Reference reference) {
        Map<String, Double> details = new LinkedHashMap<>(
                Statistics.medians(rounds.stream().map(Drain.Round::details).toList()));
        details.put("limitBatchSize", (double) reference.best.batchSize());
        details.put("limitConnections", (double) reference.best.connections());
        details.put("baselineThreads", (double) reference.baseline.threads());
        return new Figure(
                name,
                Figure.RATE,
                rounds.stream().map(Drain.Round::ordersPerSecond).toList(),
                Statistics.median(limits),
                reference.baseline.ordersPerSecond(),
                Statistics.means(rounds.stream().map(Drain.Round::cpuSeconds).toList()),
                details);
    }

    /** The limit's best batches and the baseline for a kind of orders, searched once per run. */
    private Reference reference(Plan plan, Workload workload) throws ServiceFault, IOException, InterruptedException {
        Workload kind = workload.withOrders(0);
        Reference known = references.get(kind);
        if (known == null) {
            if (references.isEmpty()) {
                progress.println("  warming up the server");
                drain.measure(workload.withOrders(plan.scaled(FIRST_WARM_UP)));
                drain.clear();
            }
            progress.println(
                    "  searching the limit's best batch size and connections, and the baseline's best threads");
            known = new Reference(
                    JdbcUpperBound.best(data, workload.withOrders(plan.scaled(TRIAL_ORDERS))),
                    LockPerOrderBaseline.best(data, workload.withOrders(plan.scaled(BASELINE))));
            references.put(kind, known);
        }
        return known;
    }
}
