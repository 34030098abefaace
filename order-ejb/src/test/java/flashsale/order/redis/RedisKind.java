package flashsale.order.redis;

import flashsale.order.fixture.RealServices;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** The kinds of Redis that the settings can name; a real one of each, shared by all tests. */
public enum RedisKind {
    SINGLE {
        @Override
        Map<String, String> start(Path directory) {
            return Map.of("flashsale.redis.uri", RealServices.get().redis().toString());
        }
    },
    ENCRYPTED {
        @Override
        Map<String, String> start(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
            RedisSecurity security = RedisSecurity.tls(directory, "localhost");
            int port = RedisNode.server(directory, security).address().getPort();
            return settings(security, security.uri("", "localhost:" + port + "/0"));
        }
    },
    ENCRYPTED_SENTINELS {
        @Override
        Map<String, String> start(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
            RedisSecurity security = RedisSecurity.tls(directory, "127.0.0.1");
            return settings(security, new RealSentinels(directory, security).uri());
        }
    },
    ENCRYPTED_CLUSTER {
        @Override
        Map<String, String> start(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
            RedisSecurity security = RedisSecurity.tls(directory, "127.0.0.1");
            return settings(security, new RealCluster(directory, security).uri());
        }
    };

    private Map<String, String> settings;

    /** Starts it; it ends with this JVM. */
    abstract Map<String, String> start(Path directory)
            throws IOException, GeneralSecurityException, InterruptedException;

    /** The settings that lead there. */
    public synchronized Map<String, String> settings() {
        if (settings == null) {
            try {
                settings = start(Path.of("target", "redis-nodes", name()));
            } catch (IOException | GeneralSecurityException unusable) {
                throw new IllegalStateException("No Redis of the kind " + this, unusable);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
        return settings;
    }

    /** Connected as the application is, with these settings besides. */
    public RealRedis connect(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings());
        all.putAll(others);
        return new RealRedis(RealServices.settings(all));
    }

    static Map<String, String> settings(RedisSecurity security, String uri) {
        Map<String, String> settings = new HashMap<>(security.settings());
        settings.put("flashsale.redis.uri", uri);
        return settings;
    }
}
