package flashsale.order.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A master, a replica of it, and three sentinels that know each other. */
public final class RealSentinels implements AutoCloseable {

    private static final String MASTER = "orders";
    private static final int SENTINELS = 3;

    private final RedisSecurity security;
    private final List<RedisNode> servers = new ArrayList<>();
    private final List<RedisNode> sentinels = new ArrayList<>();

    public RealSentinels(Path directory, RedisSecurity security) throws IOException, InterruptedException {
        this.security = security;
        RedisNode master = RedisNode.server(directory, security);
        servers.add(master);
        servers.add(RedisNode.server(directory, security, "replicaof " + blank(master.address())));
        List<String> lines = new ArrayList<>(List.of(
                "sentinel monitor " + MASTER + " " + blank(master.address()) + " 2",
                "sentinel down-after-milliseconds " + MASTER + " 500",
                "sentinel failover-timeout " + MASTER + " 3000"));
        lines.addAll(security.sentinels(MASTER));
        for (int sentinel = 0; sentinel < SENTINELS; sentinel++) {
            sentinels.add(RedisNode.sentinel(directory, security, lines));
        }
        await().until(() -> sentinels.stream().allMatch(this::knowsAll));
    }

    private static String blank(HostAndPort address) {
        return address.getHost() + " " + address.getPort();
    }

    private boolean knowsAll(RedisNode sentinel) {
        try (Jedis asked = new Jedis(sentinel.address(), security.sentinel())) {
            var master = asked.sentinelMaster(MASTER);
            return master.get("num-other-sentinels").equals(Integer.toString(SENTINELS - 1))
                    && master.get("num-slaves").equals("1")
                    && asked.sentinelReplicas(MASTER)
                            .get(0)
                            .get("master-link-status")
                            .equals("ok");
        }
    }

    public String uri() {
        return security.uri(
                "-sentinel",
                sentinels.stream().map(node -> node.address().toString()).collect(Collectors.joining(","))
                        + "/0?sentinelMasterId=" + MASTER);
    }

    /** As sentinels tell it. */
    public RedisNode master() {
        try (Jedis asked = new Jedis(sentinels.get(0).address(), security.sentinel())) {
            String port = asked.sentinelGetMasterAddrByName(MASTER).get(1);
            return servers.stream()
                    .filter(server ->
                            port.equals(Integer.toString(server.address().getPort())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public void pauseSentinels() throws IOException, InterruptedException {
        for (RedisNode sentinel : sentinels) {
            sentinel.process().pause();
        }
    }

    public void resumeSentinels() throws IOException, InterruptedException {
        for (RedisNode sentinel : sentinels) {
            sentinel.process().resume();
        }
    }

    @Override
    public void close() {
        sentinels.forEach(RedisNode::close);
        servers.forEach(RedisNode::close);
    }
}
