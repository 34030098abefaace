package flashsale.order.application.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.ReceiverInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes digests of requests over their items, in any order, and their receiver. The secret prevents guessing the receiver
 * from a digest. The trace id makes the digests of different requests incomparable. Thread-safe.
 */
public final class RequestDigests {

    private static final int BYTES = 16;
    private static final int ITEM_BYTES = Long.BYTES + Integer.BYTES;

    private final KeyedHash hash;

    /**
     * @param secret the secret of {@link TraceIds}
     */
    public RequestDigests(byte[] secret) {
        hash = new KeyedHash(secret).forPurpose("request digest");
    }

    /** The digest; empty for a request without an idempotency key, because it is never repeated. */
    public Optional<RequestDigest> of(OrderRequest request) {
        return TraceIds.isDerivedFromKey(request.traceId()) ? Optional.of(digest(request)) : Optional.empty();
    }

    private RequestDigest digest(OrderRequest request) {
        ReceiverInfo receiver = request.receiverInfo();
        byte[][] texts = Stream.of(request.traceId().toString(), receiver.name(), receiver.phone(), receiver.address())
                .map(text -> text.getBytes(UTF_8))
                .toArray(byte[][]::new);
        ByteBuffer numbers = ByteBuffer.allocate(
                texts.length * Integer.BYTES + request.items().size() * ITEM_BYTES);
        // With the lengths first, different texts cannot concatenate to the same bytes.
        Stream.of(texts).forEach(text -> numbers.putInt(text.length));
        request.items().stream()
                .sorted(Comparator.comparingLong(OrderItem::productId))
                .forEach(item -> numbers.putLong(item.productId()).putInt(item.quantity()));
        byte[] all = hash.of(numbers.array(), texts[0], texts[1], texts[2], texts[3]);
        return new RequestDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES)));
    }
}
