package flashsale.order.system;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who and what generated requests are about.
 *
 * @param products some of which are sold out
 * @param traceIds of the customer's
 * @param bearers the header of each group's caller
 */
record ApiCast(URI base, List<Long> products, List<String> traceIds, Map<String, String> bearers) {

    static ApiCast in(Shop shop, URI base) {
        String customer = "customer-" + UUID.randomUUID();
        List<Long> products =
                Stream.of(1_000, 1_000, 1, 0).map(shop::newProduct).toList();
        List<String> traceIds =
                products.stream().map(product -> shop.order(customer, product)).toList();
        traceIds.forEach(traceId -> shop.decision(customer, traceId));
        return new ApiCast(
                base,
                products,
                traceIds,
                Map.of(Shop.CUSTOMER, bearer(customer, Shop.CUSTOMER), Shop.OPERATOR, bearer("9", Shop.OPERATOR)));
    }

    private static String bearer(String member, String group) {
        return "Bearer " + RealSystem.key().token(member, group);
    }

    String bearer(String group) {
        return bearers.get(group);
    }
}
