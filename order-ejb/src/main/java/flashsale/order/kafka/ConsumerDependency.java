package flashsale.order.kafka;

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
    ConsumerLoops loops;

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
        List<String> faults = loops.faults();
        Map<String, String> data = new LinkedHashMap<>();
        for (int loop = 0; loop < faults.size(); loop++) {
            data.put("loop-" + loop, faults.get(loop).isEmpty() ? "working" : "resting after a fault");
        }
        return new Condition(!faults.isEmpty() && faults.stream().allMatch(String::isEmpty), data);
    }
}
