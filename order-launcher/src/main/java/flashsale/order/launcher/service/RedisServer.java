package flashsale.order.launcher.service;

import flashsale.order.launcher.process.LocalService;
import flashsale.order.launcher.workspace.Distribution;
import flashsale.order.launcher.workspace.Port;
import flashsale.order.launcher.workspace.Settings;
import flashsale.order.launcher.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** Redis from the binaries that embedded-redis carries. It loses all data on a restart, because the database is the source of truth. */
public final class RedisServer extends LocalService {
    static final Set<Platform> PLATFORMS = EnumSet.allOf(Platform.class);

    public RedisServer(Workspace workspace, Settings settings) {
        super("redis", workspace, settings, Port.REDIS);
    }

    /** Throws if embedded-redis carries no binary for this platform. */
    public void requirePlatform() {
        Platform.require("Redis", PLATFORMS);
    }

    /** Returns the address of Redis with the number of the database. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port(Port.REDIS) + "/0");
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        Distribution.unpackOnce(
                binary().getParent(),
                directory -> Files.move(
                        ExecutableProvider.newJarResourceProvider(directory.toFile())
                                .get()
                                .toPath(),
                        directory.resolve(binary().getFileName())));
        Files.createDirectories(directory());
        Files.writeString(configuration(), """
                bind 127.0.0.1
                port %d
                dir "%s"
                save ""
                appendonly no
                maxmemory %dmb
                maxmemory-policy volatile-ttl
                tcp-backlog 511
                hash-max-ziplist-value 1024
                hz 2
                """.formatted(
                port(Port.REDIS), directory(), settings().resourceLimits().redisMemory()));
    }

    @Override
    protected List<String> command() {
        return List.of(binary().toString(), configuration().toString());
    }

    @Override
    protected boolean acceptsRequests() {
        try (Jedis redis = new Jedis(uri())) {
            return "PONG".equals(redis.ping());
        } catch (JedisException notYet) {
            return false;
        }
    }

    private Path binary() {
        return workspace().distributions().resolve("redis").resolve("redis-server");
    }

    private Path configuration() {
        return directory().resolve("redis.conf");
    }
}
