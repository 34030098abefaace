package flashsale.order.kafka.consume;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.configuration.ConfigurationErrors;
import flashsale.order.configuration.Settings;
import flashsale.order.kafka.pipeline.BatchPipeline;
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

/** The consumer of order requests: a singleton EJB that runs the consumer loops on a managed executor service while the application is up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderConsumer {

    /** A server may begin tasks only after the deployment has finished. */
    private static final Duration THREAD_CHECK_DELAY = Duration.ofSeconds(10);

    private final BatchWorkers workers = new BatchWorkers();

    @Inject
    ConsumerLoops loops;

    @Inject
    Settings settings;

    @Inject
    Scheduler scheduler;

    @PostConstruct
    void start() {
        int stepThreads = settings.loops() * BatchPipeline.CONCURRENT_STEPS;
        ConsumerExecutor executor =
                ConsumerExecutor.lookup(settings.consumerExecutor(), settings.loops() + stepThreads);
        try {
            workers.start(executor, stepThreads);
            loops.start(executor, workers);
        } catch (RuntimeException tooFewThreads) {
            stop();
            throw tooFewThreads;
        }
        scheduler.schedule(
                THREAD_CHECK_DELAY, () -> executor.findThreadShortage().ifPresent(ConfigurationErrors::log));
    }

    @PreDestroy
    void stop() {
        loops.stop();
        workers.shutdown();
    }
}
