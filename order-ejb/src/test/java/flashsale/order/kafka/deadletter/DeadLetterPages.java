package flashsale.order.kafka.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Page;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.configuration.InstanceId;
import flashsale.order.domain.Reason;
import flashsale.order.fixture.Injection;
import flashsale.order.fixture.RealServices;
import flashsale.order.kafka.client.KafkaClients;
import flashsale.order.kafka.fixture.RealTopics;
import flashsale.order.kafka.record.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/** Sends dead letters to the real topic, and reads all of its pages. */
final class DeadLetterPages {

    private DeadLetterPages() {}

    static DeadLetterReader reader(Map<String, String> settings) {
        DeadLetterReader reader = new DeadLetterReader();
        reader.clients = new KafkaClients();
        Injection.set(reader.clients, "settings", RealServices.settings(settings));
        Injection.set(reader.clients, "instanceId", new InstanceId());
        return reader;
    }

    static RecordMetadata send(byte[] value, Header... headers) {
        return RealTopics.send(Topics.DEAD_LETTERS, null, value, headers);
    }

    static Position position(RecordMetadata sent) {
        return new Position(sent.partition(), sent.offset());
    }

    static List<DeadLetter> readAll(DeadLetterReader reader, Optional<Reason> reason, int limit) {
        List<DeadLetter> all = new ArrayList<>();
        Optional<Position> next = Optional.of(Position.BEGINNING);
        while (next.isPresent()) {
            Page page = reader.list(reason, limit, next.get());
            assertThat(page.deadLetters()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.deadLetters());
            next = page.next();
        }
        return all;
    }
}
