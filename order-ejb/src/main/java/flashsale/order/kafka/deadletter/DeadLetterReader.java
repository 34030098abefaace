package flashsale.order.kafka.deadletter;

import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import flashsale.order.domain.TraceId;
import flashsale.order.kafka.client.BrokerFault;
import flashsale.order.kafka.client.KafkaClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.RetriableException;

/** Reads the dead letter topic for operators, with a consumer per call. A semaphore bounds how many calls hold letters in memory at once. */
@ApplicationScoped
public class DeadLetterReader implements DeadLetters {

    private static final int MAX_READERS = 2;
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(10);

    private final Semaphore permits = new Semaphore(MAX_READERS, true);

    PageLimits pageLimits = PageLimits.DEFAULTS;
    Duration permitTimeout = PERMIT_TIMEOUT;

    @Inject
    KafkaClients clients;

    @Override
    public Page list(Optional<Reason> reason, int limit, Position from) {
        return read(topic -> topic.page(new PageCollector(reason, limit, pageLimits), from));
    }

    @Override
    public Optional<DeadLetter> find(Position position) {
        return read(topic -> topic.find(position).map(DeadLetterRecord::preview));
    }

    @Override
    public List<OrderRequest> failedRequests(Map<TraceId, Instant> failedAt) {
        return read(topic -> topic.failedRequests(failedAt));
    }

    @Override
    public void readWhole(Position position, Consumer<DeadLetter> action) {
        read(topic -> {
            topic.find(position).map(DeadLetterRecord::read).ifPresent(action);
            return position;
        });
    }

    private <T> T read(Function<DeadLetterTopic, T> reading) {
        acquirePermit();
        try (DeadLetterTopic topic = new DeadLetterTopic(clients.deadLetterReader())) {
            return reading.apply(topic);
        } catch (RetriableException unavailable) {
            throw new DependencyTimeoutException(
                    "The dead letters could not be read: " + BrokerFault.of(unavailable), unavailable);
        } finally {
            permits.release();
        }
    }

    private void acquirePermit() {
        try {
            if (!permits.tryAcquire(permitTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DependencyTimeoutException("Other calls are reading the dead letters; try again");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DependencyTimeoutException("Stopped while other calls were reading the dead letters", stopping);
        }
    }
}
