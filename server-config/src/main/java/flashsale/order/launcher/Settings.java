package flashsale.order.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What can be set of a system on this machine. */
public record Settings(Map<Port, Integer> ports, Sizes sizes, LogFormat logFormat) {
    /** Below the range that systems hand out to outgoing connections, so that none takes a port between choice and use. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 28_000;

    public Settings {
        ports = Map.copyOf(ports);
    }

    /** With a log for people. */
    public Settings(Map<Port, Integer> ports, Sizes sizes) {
        this(ports, sizes, LogFormat.TEXT);
    }

    /** Returns the number of a port. */
    public int port(Port port) {
        return ports.get(port);
    }

    /** Returns settings with ports that nothing listens on at the moment, for tests that run beside anything else. */
    public static Settings onFreePorts() {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, free(ports));
        }
        return new Settings(ports, Sizes.DEFAULTS);
    }

    /** Returns these with other sizes. */
    public Settings with(Sizes others) {
        return new Settings(ports, others, logFormat);
    }

    /** Returns whether nothing listens on the port of 127.0.0.1. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free(Map<Port, Integer> taken) {
        int candidate;
        do {
            candidate = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE);
        } while (taken.containsValue(candidate) || !isFree(candidate));
        return candidate;
    }
}
