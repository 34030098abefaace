package flashsale.order.launcher.command;

import flashsale.order.launcher.server.DevelopmentKey;
import flashsale.order.launcher.workspace.Workspace;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./flashsale token}. */
@Command(
        name = "token",
        description = "Prints a bearer token signed with this machine's development key, valid for 12 hours.")
final class TokenCommand implements Callable<Integer> {
    private enum Group {
        CUSTOMER,
        OPERATOR
    }

    @Option(names = "--member", required = true, paramLabel = "ID", description = "The member, such as 42.")
    private String member;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            defaultValue = "customer",
            description = "The group of the member: customer or operator (${DEFAULT-VALUE}).")
    private Group group;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (member.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--member must not be blank");
        }
        System.out.println(DevelopmentKey.of(Workspace.ofProject())
                .token(member, group.name().toLowerCase(Locale.ROOT)));
        return ExitCode.OK;
    }
}
