package flashsale.order.kafka.consume;

import flashsale.order.application.monitoring.DecisionLoops;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.pipeline.BatchPipeline;
import flashsale.order.kafka.pipeline.BatchProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** The consumer loops of this instance. Not a session bean, because health checks call it before session beans may be called. */
@ApplicationScoped
class ConsumerLoops implements DecisionLoops {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<LoopSupervisor> supervisors = new CopyOnWriteArrayList<>();

    @Inject
    KafkaClients clients;

    @Inject
    BatchProcessor processor;

    @Inject
    Settings settings;

    @Inject
    OrderMetrics orderMetrics;

    /**
     * Submits the loops and returns; each occupies a thread of its executor until {@link #stop}. When the executor rejects a loop, the loops
     * before it keep running until then.
     *
     * @param stepExecutor has {@link BatchPipeline#CONCURRENT_STEPS} threads for each loop
     */
    void start(Executor loopExecutor, Executor stepExecutor) {
        for (int number = 0; number < settings.loops(); number++) {
            LoopSupervisor supervisor = supervisor(number, stepExecutor);
            loopExecutor.execute(supervisor);
            supervisors.add(supervisor);
        }
    }

    private LoopSupervisor supervisor(int number, Executor stepExecutor) {
        return new LoopSupervisor(
                number,
                stopping,
                () -> new ConsumerLoop(
                        clients.requestConsumer(number),
                        processor,
                        stepExecutor,
                        settings.sessionTimeout(),
                        orderMetrics));
    }

    @Override
    public List<Loop> loops() {
        return supervisors.stream().map(LoopSupervisor::status).toList();
    }

    /** Lets each loop finish its batches and leave the group, within a time limit. */
    void stop() {
        supervisors.forEach(LoopSupervisor::stop);
        supervisors.forEach(LoopSupervisor::awaitEnd);
    }
}
