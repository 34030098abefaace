package flashsale.order.launcher.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a command that its mixins define, as arguments for another command with the same mixins. */
final class MixinArguments {
    private static final String HELP = "mixinStandardHelpOptions";

    private MixinArguments() {}

    /** Returns {@code --name=value} for each option that has a value, given or by default. */
    static List<String> of(CommandSpec command) {
        return command.mixins().entrySet().stream()
                .filter(mixin -> !mixin.getKey().equals(HELP))
                .flatMap(mixin -> mixin.getValue().options().stream())
                .filter(option -> option.getValue() != null)
                .map(option -> option.longestName() + "=" + option.getValue())
                .toList();
    }
}
