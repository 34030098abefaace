package flashsale.order.kafka;

import flashsale.order.configuration.Executors;
import flashsale.order.configuration.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the consumer loops on an executor of their own while the application is up. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderConsumer {

    private final List<LoopRunner> runners = new ArrayList<>();

    @Inject
    KafkaClients clients;

    @Inject
    RequestBatch batch;

    @Inject
    Settings settings;

    @Resource(lookup = Executors.CONSUMER_LOOPS)
    private ManagedExecutorService executor;

    @PostConstruct
    void start() {
        CountDownLatch stopping = new CountDownLatch(1);
        for (int number = 0; number < settings.loops(); number++) {
            int loop = number;
            runners.add(new LoopRunner(
                    stopping, () -> new ConsumerLoop(clients.requestConsumer(loop), batch, settings.sessionTimeout())));
        }
        runners.forEach(executor::execute);
    }

    /** The fault of each loop; an empty text for one that works. */
    public List<String> faults() {
        return runners.stream().map(LoopRunner::fault).toList();
    }

    @PreDestroy
    void stop() {
        runners.forEach(LoopRunner::stop);
        runners.forEach(LoopRunner::awaitEnd);
    }
}
