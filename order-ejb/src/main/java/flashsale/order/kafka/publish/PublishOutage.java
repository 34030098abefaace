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
 * Logs the begin and the end of an outage of publishing, however many requests it hits: one line per request would bury what
 * matters. At level FINE there is one per request.
 */
final class PublishOutage {

    private static final Logger LOG = System.getLogger(PublishOutage.class.getName());

    private final AtomicLong failures = new AtomicLong();

    void acknowledged(OrderRequest request) {
        if (failures.get() > 0) {
            long failed = failures.getAndSet(0);
            if (failed > 0) {
                LOG.log(
                        Level.INFO,
                        "Kafka takes order requests again, after " + failed + " that it did not acknowledge");
            }
        }
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(Level.DEBUG, "Queued " + name(request));
        }
    }

    void failed(OrderRequest request, Publication publication, Exception failure) {
        Level level = failures.getAndIncrement() == 0 ? Level.WARNING : Level.DEBUG;
        if (LOG.isLoggable(level)) {
            String meaning = publication == Publication.NOT_PUBLISHED
                    ? "did not take %s; nothing happened, its customer was told 503 and may try again"
                    : "did not acknowledge %s; whether it is queued is open, its customer was told 503 and the order's id";
            LOG.log(
                    level,
                    "Kafka " + meaning.formatted(name(request))
                            + ". Further ones are counted, not logged. Look at the brokers and at " + setting(failure)
                            + ": " + failure.getMessage());
        }
    }

    private static String setting(Exception failure) {
        return failure instanceof AuthenticationException || failure instanceof AuthorizationException
                ? BrokerFault.SECURITY_FILE
                : "flashsale.kafka.bootstrap-servers";
    }

    private static String name(OrderRequest request) {
        return "order " + request.traceId() + " (attempt " + request.attempt()
                + request.trace()
                        .map(TraceContext::traceId)
                        .map(", trace "::concat)
                        .orElse("") + ")";
    }
}
