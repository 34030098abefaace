package flashsale.order.application.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.domain.TraceId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Issues trace ids that contain a proof of their owner, so that a member can be recognized before any store has the request.
 * The format is UUID version 8 (RFC 9562, 5.8): 48 bits of Unix time in milliseconds, 34 random bits, and 40 bits of an
 * HMAC-SHA256 over both and the member.
 *
 * <p>The id of a request with an idempotency key has no time and no random bits. It begins with a one, as no time does before
 * the year 6429, followed by 81 bits of an HMAC over key and member. Thread-safe.
 */
public final class TraceIds {

    /** The minimum length of a secret that nobody can guess. */
    public static final int MIN_SECRET_BYTES = 16;

    private static final int TIME_SHIFT = 16;
    private static final long VERSION_8 = 0x8000L;
    private static final long RANDOM_12 = 0x0FFFL;
    private static final long TIME_48 = -1L << TIME_SHIFT;
    private static final long DERIVED_FROM_KEY = 1L << 63;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int PROOF_BITS = 40;
    private static final long PROOF_MASK = (1L << PROOF_BITS) - 1;
    private static final long RANDOM_22 = (1L << 22) - 1 << PROOF_BITS;

    /** Separates key and member; no key contains it. */
    private static final byte[] SEPARATOR = {'\n'};

    private final KeyedHash proofs;
    private final KeyedHash keys;
    private final Clock clock;

    /**
     * @param secret at least {@value #MIN_SECRET_BYTES} bytes; the same on every instance, and as long as ids must stay valid
     */
    public TraceIds(byte[] secret, Clock clock) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("The secret has fewer than " + MIN_SECRET_BYTES + " bytes");
        }
        proofs = new KeyedHash(secret);
        keys = proofs.forPurpose("idempotency key");
        this.clock = clock;
    }

    /** Issues a new id to this member. */
    public TraceId issue(String memberId) {
        return withProof(
                clock.millis() << TIME_SHIFT | ThreadLocalRandom.current().nextInt() & RANDOM_12,
                ThreadLocalRandom.current().nextLong(),
                memberId);
    }

    /** Issues the id for this member and key: the same one each time and on every instance. */
    public TraceId issue(String memberId, IdempotencyKey key) {
        ByteBuffer hash = ByteBuffer.wrap(keys.of(key.value().getBytes(UTF_8), SEPARATOR, memberId.getBytes(UTF_8)));
        return withProof(hash.getLong() | DERIVED_FROM_KEY, hash.getLong(), memberId);
    }

    private TraceId withProof(long timeAndRandom, long random, String memberId) {
        long high = timeAndRandom & (TIME_48 | RANDOM_12) | VERSION_8;
        long low = random & RANDOM_22 | VARIANT;
        return new TraceId(new UUID(high, low | proof(high, low, memberId)));
    }

    /** Whether this or another instance issued the id to this member. */
    public boolean isIssuedTo(String memberId, TraceId traceId) {
        long high = traceId.value().getMostSignificantBits();
        long low = traceId.value().getLeastSignificantBits();
        return proof(high, low & ~PROOF_MASK, memberId) == (low & PROOF_MASK);
    }

    /** When an id was issued; empty for that of an idempotency key. */
    public static Optional<Instant> issuedAt(TraceId traceId) {
        return isDerivedFromKey(traceId)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(traceId.value().getMostSignificantBits() >>> TIME_SHIFT));
    }

    /** Whether an issued id belongs to a request with an idempotency key. */
    static boolean isDerivedFromKey(TraceId traceId) {
        return traceId.value().getMostSignificantBits() < 0;
    }

    private long proof(long high, long low, String memberId) {
        byte[] id =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return ByteBuffer.wrap(proofs.of(id, memberId.getBytes(UTF_8))).getLong() & PROOF_MASK;
    }
}
