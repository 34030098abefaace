package flashsale.order.kafka.publish;

import flashsale.order.application.port.OrderRequestPublisher.Publication;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.TraceContext;
import flashsale.order.kafka.client.BrokerFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Logs the start and the end of an outage in which requests cannot be published. One line per request would bury everything
 * else, so those are logged only at level FINE.
 */
final class PublishOutage {

    private static final Logger LOG = System.getLogger(PublishOutage.class.getName());

    private final AtomicLong failures = new AtomicLong();

    void acknowledged(OrderRequest request) {
        if (failures.get() > 0) {
            long failed = failures.getAndSet(0);
            if (failed > 0) {
                LOG.log(Level.INFO, "Kafka acknowledges order requests again, after " + failed + " failures");
            }
        }
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "Published " + describe(request));
        }
    }

    void failed(OrderRequest request, Publication publication, Exception failure) {
        Level level = failures.getAndIncrement() == 0 ? Level.WARNING : Level.DEBUG;
        if (LOG.isLoggable(level)) {
            String effect = publication == Publication.NOT_PUBLISHED
                    ? "did not take %s; it is not published, and the client got 503 and may retry"
                    : "did not acknowledge %s; it may be published or not, and the client got 503 with the order's id";
            LOG.log(
                    level,
                    "Kafka " + effect.formatted(describe(request))
                            + ". Further failures are counted, not logged. Check the brokers and " + setting(failure)
                            + ": " + failure.getMessage());
        }
    }

    private static String setting(Exception failure) {
        return failure instanceof AuthenticationException || failure instanceof AuthorizationException
                ? BrokerFault.SECURITY_FILE
                : "flashsale.kafka.bootstrap-servers";
    }

    private static String describe(OrderRequest request) {
        return "order " + request.traceId() + " (attempt " + request.attempt()
                + request.trace()
                        .map(TraceContext::traceId)
                        .map(", trace "::concat)
                        .orElse("") + ")";
    }
}
