package flashsale.order.launcher.workspace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flashsale.order.launcher.service.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTest {
    @TempDir
    private Path directory;

    @Test
    void aTakenPortIsReportedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> ports = new EnumMap<>(Settings.onFreePorts().ports());
            ports.put(Port.REDIS, taken.getLocalPort());
            RedisServer redis = new RedisServer(Workspace.in(directory), new Settings(ports, ResourceLimits.DEFAULTS));

            assertThatThrownBy(redis::start)
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for redis is taken")
                    .hasMessageContaining("--redis-port or FLASHSALE_REDIS_PORT");
        }
    }
}
