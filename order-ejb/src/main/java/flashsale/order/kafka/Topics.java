package flashsale.order.kafka;

/** The names that other systems rely on. */
final class Topics {

    static final String ORDER_REQUESTS = "order-request-v1";
    static final String DEAD_LETTERS = "order-request-dlq-v1";

    /** Decimal text; absent means 1. */
    static final String ATTEMPT = "order-attempt";

    /** As in HTTP (W3C Trace Context). */
    static final String TRACE_PARENT = "traceparent";

    static final String TRACE_STATE = "tracestate";

    static final String REASON = "order-reason";
    static final String FAILED_AT = "order-failed-at";

    /** Spring Kafka's names for dead letters (KafkaHeaders.DLT_*), so that its tools read ours; numbers are big-endian. */
    static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";

    static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";
    static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";
    static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";
    static final String EXCEPTION_CLASS = "kafka_dlt-exception-fqcn";
    static final String EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

    private Topics() {}
}
