package flashsale.order.kafka.consume;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** The consumer loops of this instance. No session bean, because health asks for them before session beans may be called. */
@ApplicationScoped
class ConsumerLoops implements DecisionLoops {

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Those that the executor has taken. */
    private final List<LoopSupervisor> runners = new CopyOnWriteArrayList<>();

    @Inject
    KafkaClients clients;

    @Inject
    BatchProcessor batch;

    @Inject
    Settings settings;

    @Inject
    OrderMetrics orderMetrics;

    /**
     * Returns at once; each loop takes a thread of the executor until {@link #stop}. When the executor refuses one, those before it run until
     * then.
     *
     * @param beside with threads for {@link BatchPipeline#STEPS_BESIDE} steps of each loop
     */
    void start(Executor executor, Executor beside) {
        for (int loop = 0; loop < settings.loops(); loop++) {
            LoopSupervisor runner = runner(loop, beside);
            executor.execute(runner);
            runners.add(runner);
        }
    }

    private LoopSupervisor runner(int loop, Executor beside) {
        return new LoopSupervisor(
                loop,
                stopping,
                () -> new ConsumerLoop(
                        clients.requestConsumer(loop), batch, beside, settings.sessionTimeout(), orderMetrics));
    }

    @Override
    public List<Loop> loops() {
        return runners.stream().map(LoopSupervisor::loop).toList();
    }

    /** Lets each loop finish its batch and leave the group, as long as that does not take too long. */
    void stop() {
        runners.forEach(LoopSupervisor::stop);
        runners.forEach(LoopSupervisor::awaitEnd);
    }
}
