package flashsale.order.kafka.client;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The bytes that a poll may still return. A consumer decompresses and deserializes one record after the other. If a deserializer throws,
 * the poll returns the records before that one, and the next poll begins with it. The first record of a poll is never refused, however
 * large it is. For the consumer's thread.
 */
final class PollBudget {

    private final int maxBytes;
    private long usedBytes;

    /** Of the record whose value has not been read yet; a record may have no value. */
    private long keyBytes;

    PollBudget(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void reset() {
        usedBytes = 0;
        keyBytes = 0;
    }

    Deserializer<byte[]> keyDeserializer() {
        return new BytesDeserializer() {
            @Override
            public byte[] deserialize(String topic, Headers headers, ByteBuffer key) {
                usedBytes += keyBytes;
                keyBytes = key.remaining();
                check();
                return Utils.toNullableArray(key);
            }
        };
    }

    Deserializer<byte[]> valueDeserializer() {
        return new BytesDeserializer() {
            @Override
            public byte[] deserialize(String topic, Headers headers, ByteBuffer value) {
                check();
                usedBytes += keyBytes + value.remaining() + size(headers);
                keyBytes = 0;
                return Utils.toNullableArray(value);
            }
        };
    }

    private void check() {
        if (usedBytes >= maxBytes) {
            throw new SerializationException(
                    "The poll has its " + maxBytes + " bytes; the next one returns this record");
        }
    }

    private static long size(Headers headers) {
        long bytes = 0;
        for (Header header : headers) {
            bytes += header.value() == null ? 0 : header.value().length;
        }
        return bytes;
    }

    /** Bytes as they are. Consumers call the method with a buffer, which the subclasses override. */
    private abstract static class BytesDeserializer implements Deserializer<byte[]> {

        @Override
        public byte[] deserialize(String topic, byte[] data) {
            return data;
        }
    }
}
