package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.figure.Statistics;
import flashsale.order.simulation.benchmark.load.Machine;
import flashsale.order.simulation.benchmark.load.Posts;
import flashsale.order.simulation.benchmark.load.Posts.Tally;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.Warehouse;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.http.Loop;
import flashsale.order.simulation.http.OrderCalls;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** POSTs a second on 64 connections, beside a resource that does nothing. What was taken in is decided at the same time. */
public final class Intake {
    private static final int CONNECTIONS = 64;

    /** Of a round. Of fewer, a good part would be decided only when the clock has stopped. */
    private static final int POSTS = 60_000;

    /** After fewer, a good part of the time is the compiler's, whose work grows with what a call does. */
    private static final int ROUNDS_TO_WARM_UP = 4;

    private final Machine machine;
    private final Drain drain;
    private final Warehouse warehouse;
    private final Tokens tokens;
    private final URI server;

    public Intake(Machine machine, Drain drain, Warehouse warehouse, Tokens tokens, URI server) {
        this.machine = machine;
        this.drain = drain;
        this.warehouse = warehouse;
        this.tokens = tokens;
        this.server = server;
    }

    public Figure measure(Plan plan) throws ServiceFault, IOException, InterruptedException {
        Path war = Files.createTempFile("idle", ".war");
        try (Loop loop = new Loop()) {
            IdleArchive.write(war);
            String idle = machine.deploy(war).getPath() + "orders";
            requireSecurity(loop, idle);
            return measure(plan, posts(loop, Contract.ORDERS), posts(loop, idle));
        } finally {
            machine.undeploy();
            Files.delete(war);
            drain.settle();
            drain.clear();
        }
    }

    private Figure measure(Plan plan, Posts orders, Posts idle) throws ServiceFault, InterruptedException {
        Workload workload = Workload.ofOneItem(plan.scaled(POSTS));
        drain.settle();
        warehouse.open(workload);
        List<Double> rates = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        List<Map<String, Double>> cpu = new ArrayList<>();
        List<Map<String, Double>> details = new ArrayList<>();
        Meter meter = Meter.of(machine);
        for (int round = 0; round < ROUNDS_TO_WARM_UP + plan.rounds(); round++) {
            Map<String, Double> before = meter.cpuSeconds();
            Tally tally = require(orders.rush(workload.orders()));
            Map<String, Double> seconds = meter.cpuSecondsSince(before);
            drain.settle();
            drain.clear();
            warehouse.open(workload);
            Tally limit = require(idle.rush(workload.orders()));
            if (round >= ROUNDS_TO_WARM_UP) {
                cpu.add(seconds);
                rates.add(tally.perSecond());
                details.add(details(tally));
                limits.add(limit.perSecond());
            }
        }
        return new Figure(
                "intake",
                Figure.POSTS,
                rates,
                Statistics.median(limits),
                Double.NaN,
                Statistics.means(cpu),
                Statistics.medians(details));
    }

    private static Map<String, Double> details(Tally tally) {
        Map<String, Double> details = new LinkedHashMap<>();
        details.put("p50", Statistics.percentileMillis(tally.micros(), 500));
        details.put("p99", Statistics.percentileMillis(tally.micros(), 990));
        details.put("p99.9", Statistics.percentileMillis(tally.micros(), 999));
        details.put("refused", (double) tally.refused());
        return details;
    }

    private static Tally require(Tally tally) throws ServiceFault {
        if (tally.micros().length == 0) {
            throw new ServiceFault("No request was accepted: " + tally.firstRefusal());
        }
        return tally;
    }

    /** A limit without the checks that the application makes would be none. */
    private void requireSecurity(Loop loop, String path) throws ServiceFault, InterruptedException {
        byte[] stranger = new OrderCalls(server, "no.token.here").post(path, SampleOrder.json(Workload.FIRST_PRODUCT));
        if (new Posts(loop, server, List.of(stranger)).rush(1).refused() != 1) {
            throw new ServiceFault("The resource that does nothing lets in whoever comes");
        }
    }

    /** Customers each of whom orders one product. */
    Posts posts(Loop loop, String path) {
        List<byte[]> requests = new ArrayList<>();
        int products = Workload.ofOneItem(1).products();
        for (int i = 0; i < CONNECTIONS; i++) {
            String token = tokens.token(SampleOrder.member(i), "customer");
            requests.add(
                    new OrderCalls(server, token).post(path, SampleOrder.json(Workload.FIRST_PRODUCT + i % products)));
        }
        return new Posts(loop, server, requests);
    }
}
