package flashsale.order.application.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.identity.KeyedHash;
import flashsale.order.application.port.Orders.KeysetPosition;
import flashsale.order.domain.TraceId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Signed pagination cursors: positions in a member's list of orders that only this member can use and nobody can forge. Every
 * instance with the same secret can read them.
 */
public final class OrderCursors {

    private static final byte[] PURPOSE = "orders after".getBytes(UTF_8);
    private static final int POSITION_BYTES = 3 * Long.BYTES;
    private static final int SIGNATURE_BYTES = Long.BYTES;

    private final KeyedHash hash;

    /**
     * @param secret at least {@value TraceIds#MIN_SECRET_BYTES} bytes, the same on every instance
     */
    public OrderCursors(byte[] secret) {
        hash = new KeyedHash(secret);
    }

    String write(String memberId, KeysetPosition position) {
        UUID id = position.traceId().value();
        byte[] bytes = ByteBuffer.allocate(POSITION_BYTES)
                .putLong(position.requestedAt().toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed(memberId, bytes));
    }

    /**
     * Reads a cursor that {@link #write} wrote for the same member.
     *
     * @throws IllegalArgumentException for any other text
     */
    KeysetPosition read(String memberId, String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        byte[] position = Arrays.copyOf(bytes, POSITION_BYTES);
        if (!MessageDigest.isEqual(bytes, signed(memberId, position))) {
            throw new IllegalArgumentException("Not a cursor of this member");
        }
        ByteBuffer read = ByteBuffer.wrap(position);
        return new KeysetPosition(
                Instant.ofEpochMilli(read.getLong()), new TraceId(new UUID(read.getLong(), read.getLong())));
    }

    private byte[] signed(String memberId, byte[] position) {
        byte[] signature = hash.of(PURPOSE, position, memberId.getBytes(UTF_8));
        return ByteBuffer.allocate(POSITION_BYTES + SIGNATURE_BYTES)
                .put(position)
                .put(signature, 0, SIGNATURE_BYTES)
                .array();
    }
}
