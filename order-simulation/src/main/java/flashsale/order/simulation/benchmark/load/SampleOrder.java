package flashsale.order.simulation.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * One order of a workload.
 *
 * @param traceId a UUID version 8 that begins with the time, as the application's own, so that rows have the same locality
 * @param productIds in ascending order
 */
public record SampleOrder(String traceId, String memberId, long[] productIds, Instant requestedAt) {
    static final String MEMBERS = "benchmark-";
    private static final int MEMBER_COUNT = 1_000;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    public static SampleOrder of(Workload workload) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        long high = now.toEpochMilli() << 16 | VERSION_8 | random.nextLong() & 0x0FFFL;
        long low = VARIANT | random.nextLong() >>> 2;
        return new SampleOrder(
                new UUID(high, low).toString(), member(random.nextInt(MEMBER_COUNT)), products(workload, random), now);
    }

    public static String member(int number) {
        return MEMBERS + number;
    }

    private static long[] products(Workload workload, ThreadLocalRandom random) {
        if (workload.items() == workload.products()) {
            return workload.productIds().toArray();
        }
        return LongStream.generate(() -> Workload.FIRST_PRODUCT + random.nextInt(workload.products()))
                .distinct()
                .limit(workload.items())
                .sorted()
                .toArray();
    }

    /** The record's key, which keeps requests for a product in order. */
    byte[] key() {
        return Long.toString(productIds[0]).getBytes(UTF_8);
    }

    /** The record's value. */
    byte[] value() {
        String text = "{\"traceId\":\"" + traceId + "\",\"memberId\":\"" + memberId + "\"," + body(productIds)
                + ",\"requestedAt\":\"" + requestedAt + "\"}";
        return text.getBytes(UTF_8);
    }

    /** The body of a customer's POST. */
    public static byte[] json(long... productIds) {
        return ("{" + body(productIds) + "}").getBytes(UTF_8);
    }

    /** Items and receiver as JSON members, without the braces of their object. */
    private static String body(long... productIds) {
        StringBuilder items = new StringBuilder(256).append("\"items\":[");
        for (long id : productIds) {
            items.append("{\"productId\":").append(id).append(",\"quantity\":1},");
        }
        items.setLength(items.length() - 1);
        return items.append("],\"receiverInfo\":{\"name\":\"" + Receiver.NAME + "\",\"phone\":\"" + Receiver.PHONE
                        + "\",\"address\":\"" + Receiver.ADDRESS + "\"}")
                .toString();
    }

    /** The receiver of every sample order. */
    public static final class Receiver {
        public static final String NAME = "Benchmark Customer";
        public static final String PHONE = "+49 30 0000000";
        public static final String ADDRESS = "1 Market Square, 10115 Berlin";

        private Receiver() {}
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleOrder order && order.traceId.equals(traceId);
    }

    @Override
    public int hashCode() {
        return traceId.hashCode();
    }

    @Override
    public String toString() {
        return traceId + " of " + memberId + " for " + Arrays.toString(productIds);
    }
}
