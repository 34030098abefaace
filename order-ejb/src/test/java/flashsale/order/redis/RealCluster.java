package flashsale.order.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** Three masters with a third of the slots each, and a replica of the first one. */
public final class RealCluster implements AutoCloseable {

    private static final int MASTERS = 3;

    private final RedisSecurity security;
    private final List<RedisNode> nodes = new ArrayList<>();

    public RealCluster(Path directory, RedisSecurity security) throws IOException, InterruptedException {
        this.security = security;
        for (int node = 0; node < MASTERS + 1; node++) {
            nodes.add(RedisNode.server(
                    directory,
                    security,
                    "cluster-enabled yes",
                    "cluster-node-timeout 1000",
                    "cluster-require-full-coverage no"));
        }
        for (int master = 0; master < MASTERS; master++) {
            takeSlots(master);
        }
        try (Jedis first = ask(nodes.get(0))) {
            nodes.stream()
                    .skip(1)
                    .map(RedisNode::address)
                    .forEach(other -> first.clusterMeet(other.getHost(), other.getPort()));
            String id = first.clusterMyId();
            try (Jedis replica = ask(nodes.get(MASTERS))) {
                await().until(() -> replica.clusterNodes().contains(id));
                replica.clusterReplicate(id);
                await().until(() -> replica.info("replication").contains("master_link_status:up"));
            }
        }
        await().until(() -> nodes.stream().allMatch(this::knowsAll));
    }

    private void takeSlots(int master) {
        int slots = Protocol.CLUSTER_HASHSLOTS;
        try (Jedis node = ask(nodes.get(master))) {
            node.clusterAddSlots(IntStream.range(master * slots / MASTERS, (master + 1) * slots / MASTERS)
                    .toArray());
        }
    }

    private boolean knowsAll(RedisNode node) {
        try (Jedis asked = ask(node)) {
            String state = asked.clusterInfo();
            return state.contains("cluster_state:ok")
                    && state.contains("cluster_slots_ok:" + Protocol.CLUSTER_HASHSLOTS)
                    && asked.clusterNodes()
                                    .lines()
                                    .filter(line -> line.contains(" slave ") || line.contains(",slave "))
                                    .count()
                            == 1;
        }
    }

    private Jedis ask(RedisNode node) {
        return new Jedis(node.address(), security.server());
    }

    public String uri() {
        return security.uri(
                "-cluster",
                nodes.stream()
                        .limit(MASTERS)
                        .map(node -> node.address().toString())
                        .collect(Collectors.joining(",")));
    }

    /** One with a replica. */
    public RedisNode firstMaster() {
        return nodes.get(0);
    }

    /** One without a replica. */
    public RedisNode lastMaster() {
        return nodes.get(MASTERS - 1);
    }

    /** The first master sends those to the last one who ask for keys of this slot that it does not have. */
    public void beginMove(int slot) {
        try (Jedis from = ask(firstMaster());
                Jedis to = ask(lastMaster())) {
            to.clusterSetSlotImporting(slot, from.clusterMyId());
            from.clusterSetSlotMigrating(slot, to.clusterMyId());
        }
    }

    /** The slot is that of the last master. */
    public void endMove(int slot) {
        try (Jedis from = ask(firstMaster());
                Jedis to = ask(lastMaster())) {
            to.clusterSetSlotNode(slot, to.clusterMyId());
            from.clusterSetSlotNode(slot, to.clusterMyId());
        }
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
