package flashsale.order.launcher.workspace;

/**
 * Bounds of what the processes take.
 *
 * @param serverHeap heap of the application server, MiB
 * @param serverMetaspace classes of the application server, MiB; each deployment beside or after another takes some 35
 * @param kafkaHeap heap of the Kafka broker, MiB
 * @param databaseBuffer InnoDB's buffer pool, MiB
 * @param redisMemory Redis' maxmemory, MiB
 * @param connections the most database connections of the application server's pool
 */
public record ResourceLimits(
        int serverHeap, int serverMetaspace, int kafkaHeap, int databaseBuffer, int redisMemory, int connections) {
    public static final ResourceLimits DEFAULTS = new ResourceLimits(512, 224, 256, 128, 128, 32);

    public ResourceLimits withServerMetaspace(int mebibytes) {
        return new ResourceLimits(serverHeap, mebibytes, kafkaHeap, databaseBuffer, redisMemory, connections);
    }
}
