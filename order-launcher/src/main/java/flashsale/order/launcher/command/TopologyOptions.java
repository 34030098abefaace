package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.Topology;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many servers and brokers a system has. */
final class TopologyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Servers, 1 to " + Topology.MOST_INSTANCES
                            + ", each with ports ten above those of the one before; those that run are taken (${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = "Kafka brokers: 1, or " + Topology.LEAST_CLUSTER + " to " + Topology.MOST_BROKERS
                    + " with three replicas of all that is written (as there were, or 1).")
    private Integer brokers;

    /** Returns them; a number that cannot be is a mistake in the command line. */
    Topology topology() {
        if (instances < 1 || instances > Topology.MOST_INSTANCES) {
            throw mistake("--instances must be between 1 and " + Topology.MOST_INSTANCES + ", but is " + instances);
        }
        if (brokers == null) {
            return new Topology(instances, Topology.USUAL.brokers());
        }
        if (brokers != 1 && (brokers < Topology.LEAST_CLUSTER || brokers > Topology.MOST_BROKERS)) {
            throw mistake("--brokers must be 1, or between %d and %d, but is %d"
                    .formatted(Topology.LEAST_CLUSTER, Topology.MOST_BROKERS, brokers));
        }
        return new Topology(instances, brokers);
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
