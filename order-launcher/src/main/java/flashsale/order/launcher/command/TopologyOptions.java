package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.Topology;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The numbers of servers and brokers as options. */
final class TopologyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "Servers, 1 to " + Topology.MAX_INSTANCES
                    + ", each with ports ten above those of the one before; running ones are kept (${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = "Kafka brokers: 1, or " + Topology.MIN_CLUSTER + " to " + Topology.MAX_BROKERS
                    + " with three replicas of each partition (default: as in the existing data, or 1).")
    private Integer brokers;

    /** Returns the topology; an impossible number is a usage error. */
    Topology topology() {
        if (instances < 1 || instances > Topology.MAX_INSTANCES) {
            throw usageError("--instances must be between 1 and " + Topology.MAX_INSTANCES + ", but is " + instances);
        }
        if (brokers == null) {
            return new Topology(instances, Topology.DEFAULT.brokers());
        }
        if (brokers != 1 && (brokers < Topology.MIN_CLUSTER || brokers > Topology.MAX_BROKERS)) {
            throw usageError("--brokers must be 1, or between %d and %d, but is %d"
                    .formatted(Topology.MIN_CLUSTER, Topology.MAX_BROKERS, brokers));
        }
        return new Topology(instances, brokers);
    }

    private ParameterException usageError(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
