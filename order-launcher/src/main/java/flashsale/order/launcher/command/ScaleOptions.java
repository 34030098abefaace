package flashsale.order.launcher.command;

import flashsale.order.launcher.workspace.Scale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many servers and brokers a system has. */
final class ScaleOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Servers, 1 to " + Scale.MOST_INSTANCES
                            + ", each with ports ten above those of the one before; those that run are taken (${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = "Kafka brokers: 1, or " + Scale.LEAST_CLUSTER + " to " + Scale.MOST_BROKERS
                    + " with three replicas of all that is written (as there were, or 1).")
    private Integer brokers;

    /** Returns them; a number that cannot be is a mistake in the command line. */
    Scale scale() {
        if (instances < 1 || instances > Scale.MOST_INSTANCES) {
            throw mistake("--instances must be between 1 and " + Scale.MOST_INSTANCES + ", but is " + instances);
        }
        if (brokers == null) {
            return new Scale(instances, Scale.USUAL.brokers());
        }
        if (brokers != 1 && (brokers < Scale.LEAST_CLUSTER || brokers > Scale.MOST_BROKERS)) {
            throw mistake("--brokers must be 1, or between %d and %d, but is %d"
                    .formatted(Scale.LEAST_CLUSTER, Scale.MOST_BROKERS, brokers));
        }
        return new Scale(instances, brokers);
    }

    private ParameterException mistake(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
