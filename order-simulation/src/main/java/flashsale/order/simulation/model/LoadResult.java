package flashsale.order.simulation.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a load run, as the customers saw it.
 *
 * @param accepting from the first POST to the last 202
 * @param deciding from the first POST until the last customer saw a final status
 * @param decided from the first POST to the latest {@code decidedAt}, by this machine's clock
 */
public record LoadResult(List<Outcome> outcomes, Duration accepting, Duration deciding, Duration decided) {
    public Stream<Outcome> accepted() {
        return outcomes.stream().filter(outcome -> outcome.postResult().accepted());
    }

    public int completed() {
        return (int) accepted().filter(o -> o.status().completed()).count();
    }

    public int failed() {
        return (int) accepted().filter(o -> o.status().failed()).count();
    }
}
