package flashsale.order.simulation.model;

import java.util.List;
import java.util.stream.IntStream;

/** The members who take part in one promotion; no other promotion has the same. */
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

    /** What all their ids begin with, and no other's. */
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
