package flashsale.order.simulation.model;

/** Signs the bearer tokens of the simulation. Called from one thread at a time. */
@FunctionalInterface
public interface Tokens {
    /**
     * A bearer token that outlives the promotion.
     *
     * @param memberId the {@code sub} of the token
     * @param group {@code customer} or {@code operator}
     */
    String token(String memberId, String group);
}
