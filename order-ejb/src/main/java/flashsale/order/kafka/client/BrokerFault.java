package flashsale.order.kafka.client;

import flashsale.order.kafka.record.Topics;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Describes a failed call to the brokers for operators. */
public final class BrokerFault {

    public static final String SECURITY_FILE = "flashsale.kafka.security-file";

    private BrokerFault() {}

    public static String of(Throwable failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            return "a topic is missing: " + Topics.ORDER_REQUESTS + " or " + Topics.DEAD_LETTERS;
        }
        if (failure instanceof SaslAuthenticationException) {
            return "the brokers refuse the login in " + SECURITY_FILE;
        }
        if (failure instanceof SslAuthenticationException) {
            return "the TLS handshake with the brokers failed: check their certificate, its host name and the authorities in "
                    + SECURITY_FILE;
        }
        if (failure instanceof AuthorizationException) {
            return "the brokers do not authorize the login in " + SECURITY_FILE;
        }
        return "no broker answers";
    }
}
