package flashsale.order.simulation.model;

/**
 * The size of a promotion.
 *
 * @param orders order requests sent in all, 1 to 10,000,000
 * @param products products on sale, 1 to 20; each order takes one unit of each
 * @param stock units of each product, 0 to 1,000,000,000
 * @param concurrency customers who order at the same time, 1 to 10,000
 * @throws IllegalArgumentException when a number is outside its range; the message names the option
 */
public record Promotion(int orders, int products, int stock, int concurrency) {
    public Promotion {
        require("--orders", orders, 1, 10_000_000);
        require("--products", products, 1, 20);
        require("--stock", stock, 0, 1_000_000_000);
        require("--concurrency", concurrency, 1, 10_000);
    }

    /** Number of customers: no more than there are orders. */
    public int customers() {
        return Math.min(orders, concurrency);
    }

    private static void require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s must be between %,d and %,d, but is %,d".formatted(option, min, max, value));
        }
    }
}
