package flashsale.order.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.system.client.ApiClient;
import flashsale.order.system.client.ProtectedEndpoint;
import flashsale.order.system.client.TestTokens;
import flashsale.order.system.fixture.SystemUnderTest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every protected endpoint accepts only valid tokens of the right group. */
@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class AuthenticationIT {

    @ArquillianResource
    URI deployed;

    private final TestTokens tokens = new TestTokens();
    private ApiClient api;

    @Deployment(testable = false)
    static Archive<?> application() {
        return SystemUnderTest.application();
    }

    @BeforeEach
    void createClient() {
        api = new ApiClient(deployed);
    }

    @Test
    void everyEndpointRequiresAToken() {
        SoftAssertions all = new SoftAssertions();
        for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
            HttpResponse<String> response = api.send(endpoint.requestTo(deployed));
            assertRefused(all, endpoint + " without a token", response, 401, "Bearer");
        }
        all.assertAll();
    }

    @Test
    void noEndpointAcceptsAnInvalidToken() throws GeneralSecurityException {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, String> invalid : invalidTokens().entrySet()) {
            for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
                HttpResponse<String> response =
                        api.send(endpoint.requestTo(deployed).header("Authorization", "Bearer " + invalid.getValue()));
                assertRefused(
                        all, endpoint + " with " + invalid.getKey(), response, 401, "Bearer error=\"invalid_token\"");
            }
        }
        all.assertAll();
    }

    @Test
    void noEndpointAcceptsAnotherGroup() {
        SoftAssertions all = new SoftAssertions();
        for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
            HttpResponse<String> response = api.send(endpoint.requestTo(deployed)
                    .header("Authorization", "Bearer " + SystemUnderTest.key().token("42", endpoint.otherGroup())));
            assertRefused(
                    all,
                    endpoint + " as " + endpoint.otherGroup(),
                    response,
                    403,
                    "Bearer error=\"insufficient_scope\"");
        }
        all.assertAll();
    }

    @Test
    void everyEndpointAcceptsItsGroup() {
        SoftAssertions all = new SoftAssertions();
        for (ProtectedEndpoint endpoint : ProtectedEndpoint.ALL) {
            HttpResponse<String> response = api.send(endpoint.requestTo(deployed)
                    .header("Authorization", "Bearer " + tokens.withClaims(UnaryOperator.identity())));
            all.assertThat(response.statusCode())
                    .as(endpoint.toString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
        all.assertAll();
    }

    @Test
    void anotherMembersOrderLooksLikeAMissingOne() {
        String known = api.placeOrder("42", api.createProduct(5));
        String unknown = known.substring(0, known.length() - 1) + (known.endsWith("0") ? "1" : "0");

        HttpResponse<String> foreign = api.get("/api/v1/orders/" + known, "43", ApiClient.CUSTOMER);
        HttpResponse<String> missing = api.get("/api/v1/orders/" + unknown, "43", ApiClient.CUSTOMER);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(foreign.headers().map().keySet())
                .isEqualTo(missing.headers().map().keySet());
    }

    private Map<String, String> invalidTokens() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Map<String, String> invalid = new LinkedHashMap<>();
        invalid.put(
                "an expired token",
                tokens.withClaims(claims -> claims.add("iat", now - 7200).add("exp", now - 3600)));
        invalid.put("a token that is not valid yet", tokens.withClaims(claims -> claims.add("nbf", now + 3600)));
        invalid.put("a token signed by another key", tokens.signedByUntrustedKey());
        invalid.put("an unsigned token", tokens.unsigned());
        invalid.put("a token signed with the public key", tokens.signedWithPublicKeyAsSecret());
        invalid.put("a token signed with another algorithm", tokens.signedWithOtherAlgorithm());
        invalid.put("a token from another issuer", tokens.withClaims(claims -> claims.add("iss", "evil")));
        invalid.put("a token for another audience", tokens.withClaims(claims -> claims.add("aud", "others")));
        for (String claim : new String[] {"sub", "exp", "iss", "aud"}) {
            invalid.put("a token without " + claim, tokens.withClaims(claims -> claims.remove(claim)));
        }
        invalid.put("a token with a blank subject", tokens.withClaims(claims -> claims.add("sub", " ")));
        invalid.put("a token whose subject is a number", tokens.withClaims(claims -> claims.add("sub", 42)));
        invalid.put("a token whose subject is null", tokens.withClaims(claims -> claims.addNull("sub")));
        invalid.put(
                "a token whose subject is too long", tokens.withClaims(claims -> claims.add("sub", "m".repeat(256))));
        invalid.put("a token whose expiry is not a number", tokens.withClaims(claims -> claims.add("exp", "tomorrow")));
        invalid.put("garbage", "garbage");
        invalid.put("garbage in three parts", "a.b.c");
        invalid.put("garbage in five parts", "a.b.c.d.e");
        invalid.put("dots", "..");
        invalid.put("long garbage", "a".repeat(6_000));
        invalid.put("many dots", ".".repeat(3_000));
        String right = tokens.withClaims(UnaryOperator.identity());
        invalid.put("a token with a modified signature", right.substring(0, right.length() - 8) + "AAAAAAAA");
        invalid.put("a token without its signature", right.substring(0, right.lastIndexOf('.') + 1));
        return invalid;
    }

    private static void assertRefused(
            SoftAssertions all, String what, HttpResponse<String> response, int status, String challenge) {
        all.assertThat(response.statusCode()).as(what).isEqualTo(status);
        all.assertThat(response.headers().allValues("WWW-Authenticate"))
                .as(what)
                .containsExactly(challenge);
        all.assertThat(response.headers().firstValue("Content-Type")).as(what).hasValue("application/problem+json");
        if (response.body().startsWith("{")) {
            JsonObject problem = ApiClient.json(response);
            all.assertThat(problem.getInt("status")).as(what).isEqualTo(status);
        } else {
            all.fail(what + ": " + response.body());
        }
    }
}
