package flashsale.order.kafka.record;

/** The names of the topics and of their records' headers, a contract with other systems. */
public final class Topics {

    public static final String ORDER_REQUESTS = "order-request-v1";
    public static final String DEAD_LETTERS = "order-request-dlq-v1";

    /** The attempt as decimal text; absent means 1. {@link AttemptHeader} has its limits. */
    public static final String ATTEMPT = "order-attempt";

    /** The trace context, as in HTTP (W3C Trace Context). */
    public static final String TRACE_PARENT = "traceparent";

    static final String TRACE_STATE = "tracestate";

    public static final String REASON = "order-reason";
    public static final String FAILED_AT = "order-failed-at";

    /** Bytes of the original value as decimal text, on a dead letter that holds only its beginning. */
    public static final String VALUE_SIZE = "order-value-size";

    /** This and the following are Spring Kafka's names ({@code KafkaHeaders.DLT_*}), so that its tools read our dead letters; numbers are big-endian. */
    public static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";

    public static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";
    public static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";
    public static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";
    public static final String EXCEPTION_CLASS = "kafka_dlt-exception-fqcn";
    public static final String EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

    private Topics() {}
}
