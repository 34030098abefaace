package flashsale.order.system.api;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The members, products and orders that generated requests refer to.
 *
 * @param products products in stock and sold-out ones
 * @param traceIds the customer's orders
 * @param bearers the Authorization header for each group
 */
record TestData(URI base, List<Long> products, List<String> traceIds, Map<String, String> bearers) {

    static TestData in(ApiClient api, URI base) {
        String customer = "customer-" + UUID.randomUUID();
        List<Long> products =
                Stream.of(1_000, 1_000, 1, 0).map(api::createProduct).toList();
        List<String> traceIds = products.stream()
                .map(product -> api.placeOrder(customer, product))
                .toList();
        traceIds.forEach(traceId -> api.awaitDecision(customer, traceId));
        return new TestData(
                base,
                products,
                traceIds,
                Map.of(
                        ApiClient.CUSTOMER,
                        bearer(customer, ApiClient.CUSTOMER),
                        ApiClient.OPERATOR,
                        bearer("9", ApiClient.OPERATOR)));
    }

    private static String bearer(String member, String group) {
        return "Bearer " + SystemUnderTest.key().token(member, group);
    }

    String bearer(String group) {
        return bearers.get(group);
    }
}
