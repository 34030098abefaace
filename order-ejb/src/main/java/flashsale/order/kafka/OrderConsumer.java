package flashsale.order.kafka;

import flashsale.order.configuration.ApplicationThreads;
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

/** Runs the consumer loops on threads of their own while the application is up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderConsumer {

    @Inject
    ConsumerLoops loops;

    @Inject
    ApplicationThreads threads;

    @Inject
    Settings settings;

    @PostConstruct
    void start() {
        loops.start(
                threads.threads("consumer-loop"),
                threads.pool("batches", settings.loops() * BatchPipeline.STEPS_BESIDE));
    }

    @PreDestroy
    void stop() {
        loops.stop();
    }
}
