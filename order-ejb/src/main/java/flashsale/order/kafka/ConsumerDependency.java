package flashsale.order.kafka;

import static java.util.stream.Collectors.joining;

import flashsale.order.application.DecisionLoops;
import flashsale.order.application.DecisionLoops.Loop;
import flashsale.order.application.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The consumer loops of this instance. */
@ApplicationScoped
public class ConsumerDependency implements Dependency {

    @Inject
    DecisionLoops loops;

    @Override
    public String name() {
        return "order-consumer";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public Condition check() {
        List<Loop> all = loops.loops();
        Map<String, String> data = new LinkedHashMap<>();
        all.forEach(loop -> describe(loop, data));
        return new Condition(!all.isEmpty() && all.stream().allMatch(Loop::works), data);
    }

    /** A loop without partitions is well: others have them all. Everyone may read this, so the fault itself is for the log alone. */
    private static void describe(Loop loop, Map<String, String> data) {
        String name = "loop-" + loop.number();
        data.put(name, loop.state().text());
        data.put(
                name + ".partitions",
                loop.partitions().stream().map(String::valueOf).collect(joining(",")));
        data.put(
                name + ".last-poll-ms",
                loop.sinceLook().map(since -> Long.toString(since.toMillis())).orElse("never"));
    }
}
