package flashsale.order.simulation.benchmark.figure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Medians and means of rounds. */
public final class Statistics {
    private Statistics() {}

    /** The middle value, or the mean of the two middle ones. */
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The mean under each name. */
    public static Map<String, Double> means(List<Map<String, Double>> maps) {
        Map<String, Double> means = new LinkedHashMap<>();
        maps.forEach(map -> map.forEach((name, value) -> means.merge(name, value / maps.size(), Double::sum)));
        return means;
    }

    /** The median under each name that all maps have. */
    public static Map<String, Double> medians(List<Map<String, Double>> maps) {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : maps.get(0).keySet()) {
            medians.put(
                    name,
                    median(maps.stream()
                            .map(map -> map.getOrDefault(name, Double.NaN))
                            .toList()));
        }
        return medians;
    }
}
