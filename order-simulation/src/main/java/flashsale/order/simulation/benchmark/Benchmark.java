package flashsale.order.simulation.benchmark;

import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.load.Backlog;
import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.SystemControl;
import flashsale.order.simulation.benchmark.load.TopicOffsets;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.benchmark.measure.DecisionRate;
import flashsale.order.simulation.benchmark.measure.Drain;
import flashsale.order.simulation.benchmark.measure.EndToEnd;
import flashsale.order.simulation.benchmark.measure.Intake;
import flashsale.order.simulation.benchmark.measure.Plan;
import flashsale.order.simulation.model.ServiceAddresses;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
import flashsale.order.simulation.probe.RedisProbe;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A benchmark of a running system on this machine. Nothing else may use the machine meanwhile. */
public final class Benchmark {
    private static final int BACKLOG = 100_000;
    private static final int SOLD_OUT_STOCK = 1_000;

    private final URI server;
    private final ServiceAddresses services;
    private final Tokens tokens;
    private final SystemControl systemControl;
    private final PrintStream progress;

    /** @param progress receives a line for each step */
    public Benchmark(
            URI server, ServiceAddresses services, Tokens tokens, SystemControl systemControl, PrintStream progress) {
        this.server = server;
        this.services = services;
        this.tokens = tokens;
        this.systemControl = systemControl;
        this.progress = progress;
    }

    /**
     * Measures the figures of the plan, one after the other. Deletes its products and orders afterwards; its records stay in the
     * topics until their retention ends.
     *
     * @throws ServiceFault if a service does not respond, or if the system did not do the measured work
     */
    public List<Figure> run(Plan plan) throws ServiceFault, IOException, InterruptedException {
        BenchmarkData data = new BenchmarkData(services);
        try (TopicOffsets topicOffsets = new TopicOffsets(services.kafka());
                RedisProbe redis = new RedisProbe(services.redis());
                Backlog backlog = new Backlog(services.kafka(), topicOffsets, systemControl)) {
            Drain drain = new Drain(systemControl, topicOffsets, backlog, data, redis);
            return run(plan, drain, data);
        } finally {
            systemControl.thawServer();
        }
    }

    private List<Figure> run(Plan plan, Drain drain, BenchmarkData data)
            throws ServiceFault, IOException, InterruptedException {
        DecisionRate decisionRate = new DecisionRate(drain, data, progress);
        Intake intake = new Intake(systemControl, drain, data, tokens, server);
        EndToEnd endToEnd = new EndToEnd(systemControl, drain, data, intake, tokens, server);
        List<Figure> figures = new ArrayList<>();
        for (String name : Plan.NAMES) {
            if (plan.includes(name)) {
                progress.println("Measuring " + name);
                figures.add(
                        switch (name) {
                            case "intake" -> intake.measure(plan);
                            case "end-to-end" -> endToEnd.measure(plan, halfOfThroughput(figures));
                            default -> decisionRate.measure(name, plan, workload(name, plan));
                        });
            }
        }
        return figures;
    }

    private static Workload workload(String name, Plan plan) {
        int backlog = plan.scaled(BACKLOG);
        return switch (name) {
            case "decide" -> Workload.ofThree(backlog);
            case "hot-product" -> Workload.hotProduct(backlog);
            case "sold-out" -> Workload.ofOneProduct(backlog, Math.max(1, (int) (SOLD_OUT_STOCK * plan.scale())));
            default -> Workload.ofThree(plan.scaled(Integer.parseInt(name.substring("growth-".length()))));
        };
    }

    /** Half the rate that both intake and deciding reach; {@code NaN} if one of them was not measured. */
    private static double halfOfThroughput(List<Figure> figures) {
        return Math.min(value("intake", figures), value("decide", figures)) / 2;
    }

    private static double value(String name, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
