package flashsale.order.kafka.consume;

import flashsale.order.application.port.Scheduler;
import flashsale.order.configuration.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Runs the consumer loops on the managed executor service of the server's configuration while the application is up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderConsumer {

    /** A server may begin tasks only once the application is deployed. */
    private static final Duration ALL_BEGUN_AFTER = Duration.ofSeconds(10);

    private final BatchWorkers workers = new BatchWorkers();

    @Inject
    ConsumerLoops loops;

    @Inject
    Settings settings;

    @Inject
    Scheduler scheduler;

    @PostConstruct
    void start() {
        int steps = settings.loops() * BatchPipeline.STEPS_BESIDE;
        ConsumerExecutor executor = ConsumerExecutor.named(settings.consumerExecutor(), settings.loops() + steps);
        try {
            workers.start(executor, steps);
            loops.start(executor, workers);
        } catch (RuntimeException tooFewThreads) {
            stop();
            throw tooFewThreads;
        }
        scheduler.schedule(ALL_BEGUN_AFTER, executor::checkAllBegun);
    }

    @PreDestroy
    void stop() {
        loops.stop();
        workers.shutdown();
    }
}
