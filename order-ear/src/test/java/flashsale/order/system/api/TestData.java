package flashsale.order.system.api;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.fixture.SystemUnderTest;
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
