package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.figure.Statistics;
import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.PostLoad;
import flashsale.order.simulation.benchmark.load.PostLoad.Tally;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.SystemControl;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.RequestEncoder;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
import flashsale.order.simulation.report.Latencies;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** POSTs per second on 64 connections, compared with an idle resource. The system decides the orders at the same time. */
public final class Intake {
    private static final int CONNECTIONS = 64;

    /** POSTs of a round. With fewer, many would be decided only after the clock has stopped. */
    private static final int POSTS = 60_000;

    /** With fewer, the JIT compiler takes much of the measured time. */
    private static final int ROUNDS_TO_WARM_UP = 4;

    private final SystemControl systemControl;
    private final Drain drain;
    private final BenchmarkData data;
    private final Tokens tokens;
    private final URI server;

    public Intake(SystemControl systemControl, Drain drain, BenchmarkData data, Tokens tokens, URI server) {
        this.systemControl = systemControl;
        this.drain = drain;
        this.data = data;
        this.tokens = tokens;
        this.server = server;
    }

    public Figure measure(Plan plan) throws ServiceFault, IOException, InterruptedException {
        Path war = Files.createTempFile("idle", ".war");
        try (EventLoop eventLoop = new EventLoop()) {
            IdleArchive.write(war);
            String idle = systemControl.deploy(war).getPath() + "orders";
            requireSecurity(eventLoop, idle);
            return measure(plan, posts(eventLoop, Contract.ORDERS), posts(eventLoop, idle));
        } finally {
            systemControl.undeploy();
            Files.delete(war);
            drain.awaitDrained();
            drain.clear();
        }
    }

    private Figure measure(Plan plan, PostLoad orders, PostLoad idle) throws ServiceFault, InterruptedException {
        Workload workload = Workload.ofOneItem(plan.scaled(POSTS));
        drain.awaitDrained();
        data.createProducts(workload);
        List<Double> rates = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        List<Map<String, Double>> cpu = new ArrayList<>();
        List<Map<String, Double>> details = new ArrayList<>();
        ProcessMeter processMeter = ProcessMeter.of(systemControl);
        for (int round = 0; round < ROUNDS_TO_WARM_UP + plan.rounds(); round++) {
            Map<String, Double> before = processMeter.cpuSeconds();
            Tally tally = require(orders.atFullSpeed(workload.orders()));
            Map<String, Double> seconds = processMeter.cpuSecondsSince(before);
            drain.awaitDrained();
            drain.clear();
            data.createProducts(workload);
            Tally limit = require(idle.atFullSpeed(workload.orders()));
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
        Latencies latencies = Latencies.ofMicros(IntStream.of(tally.micros()));
        details.put("p50", latencies.percentileMillis(50));
        details.put("p99", latencies.percentileMillis(99));
        details.put("p99.9", latencies.percentileMillis(99.9));
        details.put("refused", (double) tally.refused());
        return details;
    }

    private static Tally require(Tally tally) throws ServiceFault {
        if (tally.micros().length == 0) {
            throw new ServiceFault("No request was accepted: " + tally.firstRefusal());
        }
        return tally;
    }

    /** The limit is only valid if the idle resource verifies tokens as the application does. */
    private void requireSecurity(EventLoop eventLoop, String path) throws ServiceFault, InterruptedException {
        byte[] unauthenticated =
                new RequestEncoder(server, "no.token.here").post(path, SampleOrder.json(Workload.FIRST_PRODUCT));
        if (new PostLoad(eventLoop, server, List.of(unauthenticated))
                        .atFullSpeed(1)
                        .refused()
                != 1) {
            throw new ServiceFault("The idle resource accepts a request with an invalid token");
        }
    }

    /** Prepares one customer for each connection, who orders one product. */
    PostLoad posts(EventLoop eventLoop, String path) {
        List<byte[]> requests = new ArrayList<>();
        int products = Workload.ofOneItem(1).products();
        for (int i = 0; i < CONNECTIONS; i++) {
            String token = tokens.token(SampleOrder.member(i), "customer");
            requests.add(new RequestEncoder(server, token)
                    .post(path, SampleOrder.json(Workload.FIRST_PRODUCT + i % products)));
        }
        return new PostLoad(eventLoop, server, requests);
    }
}
