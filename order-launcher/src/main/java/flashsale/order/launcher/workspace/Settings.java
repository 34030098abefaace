package flashsale.order.launcher.workspace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of a system on this machine. */
public record Settings(
        Map<Port, Integer> ports, ResourceLimits resourceLimits, LogFormat logFormat, Topology topology) {
    /** The distance between the ports of an instance and those of the next one. */
    private static final int STEP = 10;

    /** Below the range of ephemeral ports, so that no outgoing connection takes a port between its choice and its use. */
    private static final int FIRST_FREE = 20_000;

    private static final int LAST_FREE = 28_000;

    public Settings {
        ports = Map.copyOf(ports);
    }

    /** Creates settings with a text log, one server and the default number of brokers. */
    public Settings(Map<Port, Integer> ports, ResourceLimits resourceLimits) {
        this(ports, resourceLimits, LogFormat.TEXT, Topology.DEFAULT);
    }

    /** Returns the number of a port. */
    public int port(Port port) {
        return ports.get(port);
    }

    /** Returns the ports of all processes of the system; duplicates make the settings unusable. */
    public List<Integer> allPorts() {
        return Stream.of(
                        numbers(topology.instances(), Port.HTTP, Port.ADMIN),
                        numbers(Math.max(1, topology.brokers()), Port.KAFKA, Port.KAFKA_CONTROLLER),
                        numbers(1, Port.REDIS, Port.DATABASE))
                .flatMap(numbers -> numbers)
                .toList();
    }

    private Stream<Integer> numbers(int services, Port... each) {
        return IntStream.rangeClosed(1, services)
                .mapToObj(this::forInstance)
                .flatMap(settings -> Stream.of(each).map(settings::port));
    }

    /** Returns settings with ports that are free at the moment, for tests beside other processes. */
    public static Settings onFreePorts() {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, free(ports));
        }
        return new Settings(ports, ResourceLimits.DEFAULTS);
    }

    /** Returns the same settings with other resource limits. */
    public Settings with(ResourceLimits others) {
        return new Settings(ports, others, logFormat, topology);
    }

    /** Returns the same settings with another topology. */
    public Settings with(Topology other) {
        return new Settings(ports, resourceLimits, logFormat, other);
    }

    /** Returns the settings of a server or broker by its number, from 1; its ports are ten above those of the one before. */
    public Settings forInstance(int number) {
        Map<Port, Integer> shifted = new EnumMap<>(Port.class);
        ports.forEach((port, first) -> shifted.put(port, first + STEP * (number - 1)));
        return new Settings(shifted, resourceLimits, logFormat, topology);
    }

    /**
     * Checks that another program uses none of the ports.
     *
     * @param service the name of the service that needs them
     * @throws LauncherException with the port, and with the setting that chooses another
     */
    public void requireFreePorts(String service) {
        ports.forEach((port, number) -> {
            if (!isFree(number)) {
                throw new LauncherException("Port %d for %s is taken by another program; choose another with %s or %s"
                        .formatted(number, service, port.option(), port.variable()));
            }
        });
    }

    /** Returns whether the port is free on 127.0.0.1. */
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
        } while (!isFree(candidate, taken.values()));
        return candidate;
    }

    /** Checks the ports of further servers and brokers as well. */
    private static boolean isFree(int candidate, Collection<Integer> taken) {
        return IntStream.range(0, Math.max(Topology.MAX_INSTANCES, Topology.MAX_BROKERS))
                        .map(number -> candidate + STEP * number)
                        .allMatch(Settings::isFree)
                && taken.stream().noneMatch(port -> Math.abs(port - candidate) % STEP == 0);
    }
}
