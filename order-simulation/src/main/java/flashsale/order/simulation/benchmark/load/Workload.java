package flashsale.order.simulation.benchmark.load;

import java.util.stream.LongStream;

/**
 * A kind of load.
 *
 * @param orders number of orders
 * @param products on sale
 * @param items per order, one unit each of different products
 * @param stock units of each product at the start
 */
public record Workload(int orders, int products, int items, int stock) {
    /** Far from the ids of shops and simulations, so that leftovers of a killed benchmark can be identified. */
    public static final long FIRST_PRODUCT = 9_100_000_000L;

    static final int MAX_PRODUCTS = 100;
    private static final int UNLIMITED = 1_000_000_000;

    /** Returns a load of three items per order, with enough stock for all. Products are random, so that all partitions get orders. */
    public static Workload ofThree(int orders) {
        return new Workload(orders, 30, 3, UNLIMITED);
    }

    public static Workload ofOneProduct(int orders, int stock) {
        return new Workload(orders, 1, 1, stock);
    }

    public static Workload hotProduct(int orders) {
        return ofOneProduct(orders, UNLIMITED);
    }

    /** Orders of one item, for the intake. */
    public static Workload ofOneItem(int orders) {
        return new Workload(orders, 30, 1, UNLIMITED);
    }

    public Workload withOrders(int number) {
        return new Workload(number, products, items, stock);
    }

    LongStream productIds() {
        return LongStream.range(FIRST_PRODUCT, FIRST_PRODUCT + products);
    }

    /** Number of orders that find no stock. */
    public int rejections(int decided) {
        return stock == UNLIMITED ? 0 : Math.max(0, decided - stock);
    }
}
