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
 * Places in a member's list of orders as texts that only this member can use and nobody can make up. Every instance with the same
 * secret reads them.
 */
public final class OrderCursors {

    private static final byte[] PURPOSE = "orders after".getBytes(UTF_8);
    private static final int PLACE_BYTES = 3 * Long.BYTES;
    private static final int SEAL_BYTES = Long.BYTES;

    private final KeyedHash hash;

    /**
     * @param secret at least {@value TraceIds#MIN_SECRET_BYTES} bytes, the same on every instance
     */
    public OrderCursors(byte[] secret) {
        hash = new KeyedHash(secret);
    }

    String write(String memberId, KeysetPosition position) {
        UUID id = position.traceId().value();
        byte[] bytes = ByteBuffer.allocate(PLACE_BYTES)
                .putLong(position.requestedAt().toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(memberId, bytes));
    }

    /**
     * Reads what {@link #write} wrote for the same member.
     *
     * @throws IllegalArgumentException for any other text
     */
    KeysetPosition read(String memberId, String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        byte[] position = Arrays.copyOf(bytes, PLACE_BYTES);
        if (!MessageDigest.isEqual(bytes, sealed(memberId, position))) {
            throw new IllegalArgumentException("No list of this member gave this");
        }
        ByteBuffer read = ByteBuffer.wrap(position);
        return new KeysetPosition(
                Instant.ofEpochMilli(read.getLong()), new TraceId(new UUID(read.getLong(), read.getLong())));
    }

    private byte[] sealed(String memberId, byte[] position) {
        byte[] proof = hash.of(PURPOSE, position, memberId.getBytes(UTF_8));
        return ByteBuffer.allocate(PLACE_BYTES + SEAL_BYTES)
                .put(position)
                .put(proof, 0, SEAL_BYTES)
                .array();
    }
}
