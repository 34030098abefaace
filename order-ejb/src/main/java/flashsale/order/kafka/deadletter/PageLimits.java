package flashsale.order.kafka.deadletter;

/**
 * The limits of a page. They bound its time, even if its reason is rare, and its memory.
 *
 * @param scannedRecords read for the page, whether they are on it or not
 * @param scannedBytes of these records, decompressed
 * @param bytes of the letters on the page
 */
record PageLimits(int scannedRecords, long scannedBytes, long bytes) {

    static final PageLimits DEFAULTS = new PageLimits(20_000, 16 << 20, 1 << 20);
}
