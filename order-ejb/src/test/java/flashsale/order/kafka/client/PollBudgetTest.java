package flashsale.order.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class PollBudgetTest {

    private static final int MAX_BYTES = 100;

    private final PollBudget budget = new PollBudget(MAX_BYTES);
    private final Deserializer<byte[]> keys = budget.keyDeserializer();
    private final Deserializer<byte[]> values = budget.valueDeserializer();

    @Test
    void aPollIsEndedByTheRecordAfterTheOneThatExceedsItsBytes() {
        read(10, 80);
        read(10, 80);

        assertRefused(() -> read(1, 1));
    }

    @Test
    void theFirstRecordOfAPollIsNeverRefused() {
        read(MAX_BYTES * 2, MAX_BYTES * 2);
        assertRefused(() -> read(0, 1));

        budget.reset();

        read(MAX_BYTES * 2, 1);
    }

    @Test
    void keysOfRecordsWithoutAValueCount() {
        key(MAX_BYTES);

        assertRefused(() -> key(1));
    }

    @Test
    void headersCount() {
        value(1, new RecordHeaders().add("trace", new byte[MAX_BYTES]).add("empty", null));

        assertRefused(() -> read(1, 1));
    }

    @Test
    void bytesStayAsTheyAre() {
        assertThat(keys.deserialize("topic", new RecordHeaders(), ByteBuffer.wrap(new byte[] {1, 2})))
                .containsExactly(1, 2);
        assertThat(values.deserialize("topic", new RecordHeaders(), ByteBuffer.wrap(new byte[] {3})))
                .containsExactly(3);
    }

    private void read(int keySize, int valueSize) {
        key(keySize);
        value(valueSize, new RecordHeaders());
    }

    private void key(int size) {
        keys.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(size));
    }

    private void value(int size, Headers headers) {
        values.deserialize("topic", headers, ByteBuffer.allocate(size));
    }

    private static void assertRefused(Runnable reading) {
        assertThatExceptionOfType(SerializationException.class).isThrownBy(reading::run);
    }
}
