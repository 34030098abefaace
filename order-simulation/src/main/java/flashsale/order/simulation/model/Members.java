package flashsale.order.simulation.model;

import java.util.List;
import java.util.stream.IntStream;

/** The members of one promotion, with ids that no other promotion uses. */
public final class Members {
    private final String prefix;
    private final List<String> tokens;

    private Members(String prefix, List<String> tokens) {
        this.prefix = prefix;
        this.tokens = tokens;
    }

    public static Members ofRun(String run, int customers, Tokens tokens) {
        String prefix = "customer-" + run + "-";
        return new Members(
                prefix,
                IntStream.range(0, customers)
                        .mapToObj(i -> tokens.token(prefix + i, "customer"))
                        .toList());
    }

    /** The common prefix of their ids, which no other member has. */
    public String prefix() {
        return prefix;
    }

    public String token(int index) {
        return tokens.get(index);
    }

    public String name(int index) {
        return "Customer " + index;
    }
}
