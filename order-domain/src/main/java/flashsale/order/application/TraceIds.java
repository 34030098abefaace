package flashsale.order.application;

import flashsale.order.domain.TraceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Issues trace ids that prove by themselves to whom they were given, so that an id is known to its owner even when no store
 * has heard of it yet. The form is UUID version 8 (RFC 9562, 5.8): 48 bits of Unix time in milliseconds, 34 random bits, 40 bits
 * of an HMAC-SHA256 over those and the member. Safe for use by many threads.
 */
public final class TraceIds {

    /** A shorter secret could be guessed. */
    public static final int MIN_SECRET_BYTES = 16;

    private static final int TIME_SHIFT = 16;
    private static final long VERSION_8 = 0x8000L;
    private static final long RANDOM_12 = 0x0FFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int PROOF_BITS = 40;
    private static final long PROOF_MASK = (1L << PROOF_BITS) - 1;
    private static final long RANDOM_22 = (1L << 22) - 1;

    private final Seal seal;
    private final Clock clock;

    /**
     * @param secret at least {@value #MIN_SECRET_BYTES} bytes, the same on every instance and for as long as ids are asked for
     */
    public TraceIds(byte[] secret, Clock clock) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("The secret has fewer than " + MIN_SECRET_BYTES + " bytes");
        }
        seal = new Seal(secret);
        this.clock = clock;
    }

    /** A new id for this member. */
    public TraceId issue(String memberId) {
        long random = ThreadLocalRandom.current().nextLong();
        long high = clock.millis() << TIME_SHIFT | VERSION_8 | random & RANDOM_12;
        long low = VARIANT | (random >>> PROOF_BITS & RANDOM_22) << PROOF_BITS;
        return new TraceId(new UUID(high, low | proof(high, low, memberId)));
    }

    /** Whether this id was issued to this member, here or on another instance. */
    public boolean isIssuedTo(String memberId, TraceId traceId) {
        long high = traceId.value().getMostSignificantBits();
        long low = traceId.value().getLeastSignificantBits();
        return proof(high, low & ~PROOF_MASK, memberId) == (low & PROOF_MASK);
    }

    private long proof(long high, long low, String memberId) {
        byte[] id =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return ByteBuffer.wrap(seal.over(id, memberId.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                & PROOF_MASK;
    }
}
