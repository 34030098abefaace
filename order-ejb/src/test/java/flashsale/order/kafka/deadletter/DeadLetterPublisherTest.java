package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.monitoring.FaultText;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class DeadLetterPublisherTest {

    @Test
    void forATooLargeRecordTheLogNamesTheTopicAndTheRemedy() {
        assertThat(FaultText.brief(
                        DeadLetterPublisher.fault(new RecordTooLargeException("larger than the server accepts"))))
                .contains("order-request-dlq-v1", "raise its max.message.bytes");
    }

    @Test
    void otherFailuresAreLoggedAsTheBrokersReportThem() {
        assertThat(FaultText.brief(DeadLetterPublisher.fault(new NotEnoughReplicasException("Too few are in sync"))))
                .contains("NotEnoughReplicas", "Too few are in sync");
    }
}
