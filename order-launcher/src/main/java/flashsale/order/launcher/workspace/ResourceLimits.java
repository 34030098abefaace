package flashsale.order.launcher.workspace;

/**
 * Limits on the memory and the connections of the processes.
 *
 * @param serverHeap heap of the application server, MiB
 * @param serverMetaspace metaspace of the application server, MiB; each further deployment takes about 35
 * @param kafkaHeap heap of the Kafka broker, MiB
 * @param databaseBuffer InnoDB's buffer pool, MiB
 * @param redisMemory Redis' maxmemory, MiB
 * @param connections maximum number of database connections in the application server's pool
 */
public record ResourceLimits(
        int serverHeap, int serverMetaspace, int kafkaHeap, int databaseBuffer, int redisMemory, int connections) {
    public static final ResourceLimits DEFAULTS = new ResourceLimits(512, 224, 256, 128, 128, 32);

    public ResourceLimits withServerMetaspace(int mebibytes) {
        return new ResourceLimits(serverHeap, mebibytes, kafkaHeap, databaseBuffer, redisMemory, connections);
    }
}
