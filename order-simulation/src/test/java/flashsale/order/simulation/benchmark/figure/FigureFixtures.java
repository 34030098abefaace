package flashsale.order.simulation.benchmark.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sample figures. */
final class FigureFixtures {
    private FigureFixtures() {}

    static Figure rate(String name, double limit, double baseline, Double... rounds) {
        Map<String, Double> cpu = new LinkedHashMap<>();
        cpu.put("server", 12.345);
        cpu.put("client", 0.5);
        return new Figure(name, Figure.RATE, List.of(rounds), limit, baseline, cpu, Map.of("peakMemoryMiB", 700.25));
    }

    static Figure endToEnd(double millis) {
        return new Figure(
                "end-to-end", Figure.MILLIS, List.of(millis), Double.NaN, Double.NaN, Map.of(), Map.of("p50", 9.0));
    }
}
