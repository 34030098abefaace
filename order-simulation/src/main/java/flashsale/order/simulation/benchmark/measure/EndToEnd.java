package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.figure.Statistics;
import flashsale.order.simulation.benchmark.load.BenchmarkData;
import flashsale.order.simulation.benchmark.load.PostLoad.Tally;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.SystemControl;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.HttpConnection;
import flashsale.order.simulation.http.HttpReply;
import flashsale.order.simulation.http.RequestEncoder;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
import flashsale.order.simulation.report.Latencies;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Latency from a POST to the final status at its customer, one order after the other: on an idle system, and under steady load. */
public final class EndToEnd {
    private static final int ORDERS = 300;
    private static final int WARM_UP = 50;
    private static final int LOAD_SECONDS = 15;

    private final SystemControl systemControl;
    private final Drain drain;
    private final BenchmarkData data;
    private final Intake intake;
    private final URI server;
    private final RequestEncoder requests;

    public EndToEnd(
            SystemControl systemControl, Drain drain, BenchmarkData data, Intake intake, Tokens tokens, URI server) {
        this.systemControl = systemControl;
        this.drain = drain;
        this.data = data;
        this.intake = intake;
        this.server = server;
        this.requests = new RequestEncoder(server, tokens.token(SampleOrder.member(0), "customer"));
    }

    /** @param load orders per second of other customers in the second half; {@code NaN} to skip that half */
    public Figure measure(Plan plan, double load) throws ServiceFault, IOException, InterruptedException {
        drain.awaitDrained();
        drain.clear();
        data.createProducts(Workload.ofOneItem(1));
        List<Double> p99 = new ArrayList<>();
        List<Map<String, Double>> cpu = new ArrayList<>();
        List<Map<String, Double>> details = new ArrayList<>();
        ProcessMeter processMeter = ProcessMeter.of(systemControl);
        try (EventLoop eventLoop = new EventLoop()) {
            HttpConnection connection = new HttpConnection(eventLoop, server);
            orders(eventLoop, connection, plan.scaled(WARM_UP));
            for (int round = 0; round < plan.rounds(); round++) {
                Map<String, Double> before = processMeter.cpuSeconds();
                Latencies latencies =
                        Latencies.ofMicros(IntStream.of(orders(eventLoop, connection, plan.scaled(ORDERS))));
                cpu.add(processMeter.cpuSecondsSince(before));
                p99.add(latencies.percentileMillis(99));
                Map<String, Double> roundDetails = new LinkedHashMap<>();
                roundDetails.put("p50", latencies.percentileMillis(50));
                roundDetails.put("p99", latencies.percentileMillis(99));
                if (!Double.isNaN(load)) {
                    underLoad(plan, load, eventLoop, connection, roundDetails);
                }
                details.add(roundDetails);
            }
        } finally {
            drain.awaitDrained();
            drain.clear();
        }
        return new Figure(
                "end-to-end",
                Figure.MILLIS,
                p99,
                Double.NaN,
                Double.NaN,
                Statistics.means(cpu),
                Statistics.medians(details));
    }

    private void underLoad(
            Plan plan, double load, EventLoop eventLoop, HttpConnection connection, Map<String, Double> details)
            throws ServiceFault, InterruptedException {
        int number = (int) Math.ceil(load * Math.max(2, LOAD_SECONDS * plan.scale()));
        CompletableFuture<Tally> others = CompletableFuture.supplyAsync(() -> post(eventLoop, number, load));
        List<Integer> micros = new ArrayList<>();
        while (!others.isDone()) {
            micros.add(order(eventLoop, connection));
        }
        Latencies latencies = Latencies.ofMicros(micros.stream().mapToInt(Integer::intValue));
        details.put("loadedP50", latencies.percentileMillis(50));
        details.put("loadedP99", latencies.percentileMillis(99));
        details.put("loadedOrders", (double) micros.size());
        details.put("loadRequested", load);
        details.put("loadAchieved", await(others, "The load of other customers").perSecond());
        drain.awaitDrained();
    }

    private Tally post(EventLoop eventLoop, int number, double load) {
        try {
            return intake.posts(eventLoop, Contract.ORDERS).atRate(number, load);
        } catch (ServiceFault | InterruptedException fault) {
            throw new IllegalStateException(fault.getMessage(), fault);
        }
    }

    private int[] orders(EventLoop eventLoop, HttpConnection connection, int number)
            throws ServiceFault, InterruptedException {
        int[] micros = new int[number];
        for (int i = 0; i < number; i++) {
            micros[i] = order(eventLoop, connection);
        }
        return micros;
    }

    /** Microseconds from the POST to the final status. */
    private int order(EventLoop eventLoop, HttpConnection connection) throws ServiceFault, InterruptedException {
        CompletableFuture<Integer> latency = new CompletableFuture<>();
        eventLoop.execute(() -> {
            long begin = System.nanoTime();
            connection.send(
                    requests.post(Contract.ORDERS, SampleOrder.json(Workload.FIRST_PRODUCT)),
                    accepted -> connection.send(requests.status(accepted.header("Location")), polled -> {
                        if (isFinal(polled)) {
                            latency.complete((int) TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
                        } else {
                            latency.completeExceptionally(new ServiceFault("An order was not final within 10 s: "
                                    + accepted.head().lines().findFirst().orElse("") + ", "
                                    + polled.head().lines().findFirst().orElse("")));
                        }
                    }));
        });
        return await(latency, "A single order");
    }

    private static boolean isFinal(HttpReply reply) {
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        return reply.code() == 200 && (body.contains("\"COMPLETED\"") || body.contains("\"FAILED\""));
    }

    private static <T> T await(CompletableFuture<T> future, String what) throws ServiceFault, InterruptedException {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException fault) {
            throw new ServiceFault(what + " did not finish", fault);
        }
    }
}
