package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.figure.Figure;
import flashsale.order.simulation.benchmark.figure.Statistics;
import flashsale.order.simulation.benchmark.load.Machine;
import flashsale.order.simulation.benchmark.load.Posts.Tally;
import flashsale.order.simulation.benchmark.load.SampleOrder;
import flashsale.order.simulation.benchmark.load.Warehouse;
import flashsale.order.simulation.benchmark.load.Workload;
import flashsale.order.simulation.http.Line;
import flashsale.order.simulation.http.Loop;
import flashsale.order.simulation.http.OrderCalls;
import flashsale.order.simulation.http.Reply;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
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

/** The time from a POST to the sight of the final status, one order after the other; idle, and with others posting steadily. */
public final class EndToEnd {
    private static final int ORDERS = 300;
    private static final int WARM_UP = 50;
    private static final int LOAD_SECONDS = 15;

    private final Machine machine;
    private final Drain drain;
    private final Warehouse warehouse;
    private final Intake intake;
    private final URI server;
    private final OrderCalls calls;

    public EndToEnd(Machine machine, Drain drain, Warehouse warehouse, Intake intake, Tokens tokens, URI server) {
        this.machine = machine;
        this.drain = drain;
        this.warehouse = warehouse;
        this.intake = intake;
        this.server = server;
        this.calls = new OrderCalls(server, tokens.token(SampleOrder.member(0), "customer"));
    }

    /** @param load orders a second that others post in the second half; {@code NaN} to leave it out */
    public Figure measure(Plan plan, double load) throws ServiceFault, IOException, InterruptedException {
        drain.settle();
        drain.clear();
        warehouse.open(Workload.ofOneItem(1));
        List<Double> p99 = new ArrayList<>();
        List<Map<String, Double>> cpu = new ArrayList<>();
        List<Map<String, Double>> details = new ArrayList<>();
        Meter meter = Meter.of(machine);
        try (Loop loop = new Loop()) {
            Line line = new Line(loop, server);
            orders(loop, line, plan.scaled(WARM_UP));
            for (int round = 0; round < plan.rounds(); round++) {
                Map<String, Double> before = meter.cpuSeconds();
                int[] micros = orders(loop, line, plan.scaled(ORDERS));
                cpu.add(meter.cpuSecondsSince(before));
                p99.add(Statistics.percentileMillis(micros, 990));
                Map<String, Double> more = new LinkedHashMap<>();
                more.put("p50", Statistics.percentileMillis(micros, 500));
                more.put("p99", Statistics.percentileMillis(micros, 990));
                if (!Double.isNaN(load)) {
                    underLoad(plan, load, loop, line, more);
                }
                details.add(more);
            }
        } finally {
            drain.settle();
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

    private void underLoad(Plan plan, double load, Loop loop, Line line, Map<String, Double> details)
            throws ServiceFault, InterruptedException {
        int number = (int) Math.ceil(load * Math.max(2, LOAD_SECONDS * plan.scale()));
        CompletableFuture<Tally> others = CompletableFuture.supplyAsync(() -> post(loop, number, load));
        List<Integer> micros = new ArrayList<>();
        while (!others.isDone()) {
            micros.add(order(loop, line));
        }
        int[] all = micros.stream().mapToInt(Integer::intValue).toArray();
        details.put("loadedP50", Statistics.percentileMillis(all, 500));
        details.put("loadedP99", Statistics.percentileMillis(all, 990));
        details.put("loadedOrders", (double) all.length);
        details.put("loadAskedFor", load);
        details.put("loadGiven", await(others, "The load of other customers").perSecond());
        drain.settle();
    }

    private Tally post(Loop loop, int number, double load) {
        try {
            return intake.posts(loop, Contract.ORDERS).steady(number, load);
        } catch (ServiceFault | InterruptedException fault) {
            throw new IllegalStateException(fault.getMessage(), fault);
        }
    }

    private int[] orders(Loop loop, Line line, int number) throws ServiceFault, InterruptedException {
        int[] micros = new int[number];
        for (int i = 0; i < number; i++) {
            micros[i] = order(loop, line);
        }
        return micros;
    }

    /** Microseconds from the POST to the sight of the final status. */
    private int order(Loop loop, Line line) throws ServiceFault, InterruptedException {
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        loop.execute(() -> {
            long begin = System.nanoTime();
            line.send(
                    calls.post(Contract.ORDERS, SampleOrder.json(Workload.FIRST_PRODUCT)),
                    accepted -> line.send(calls.status(accepted.header("Location")), said -> {
                        if (isFinal(said)) {
                            ended.complete((int) TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
                        } else {
                            ended.completeExceptionally(new ServiceFault("An order was not final within 10 s: "
                                    + accepted.head().lines().findFirst().orElse("") + ", "
                                    + said.head().lines().findFirst().orElse("")));
                        }
                    }));
        });
        return await(ended, "A single order");
    }

    private static boolean isFinal(Reply reply) {
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        return reply.code() == 200 && (body.contains("\"COMPLETED\"") || body.contains("\"FAILED\""));
    }

    private static <T> T await(CompletableFuture<T> future, String what) throws ServiceFault, InterruptedException {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException fault) {
            throw new ServiceFault(what + " did not come to its end", fault);
        }
    }
}
