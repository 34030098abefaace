package flashsale.order.web.resource;

/** Path parameter with a product's id. */
public record ProductId(long value) {

    /**
     * Converts the parameter for JAX-RS, which responds to the exception with 404.
     *
     * @throws IllegalArgumentException if the text is no number in canonical notation
     */
    public static ProductId valueOf(String text) {
        return new ProductId(CanonicalNumber.parse(text).orElseThrow(IllegalArgumentException::new));
    }
}
