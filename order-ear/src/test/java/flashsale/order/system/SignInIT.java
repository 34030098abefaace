package flashsale.order.system;

import static org.assertj.core.api.Assertions.assertThat;

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

@ExtendWith(ArquillianExtension.class)
@Tag("each-server")
@RunAsClient
class SignInIT {

    @ArquillianResource
    URI deployed;

    private final Forger forger = new Forger();
    private Shop shop;

    @Deployment(testable = false)
    static Archive<?> application() {
        return RealSystem.application();
    }

    @BeforeEach
    void open() {
        shop = new Shop(deployed);
    }

    @Test
    void noCallIsAnsweredWithoutAToken() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : Call.GUARDED) {
            HttpResponse<String> answer = shop.send(call.to(deployed));
            refused(all, call + " without a token", answer, 401, "Bearer");
        }
        all.assertAll();
    }

    @Test
    void noCallIsAnsweredWithABadToken() throws GeneralSecurityException {
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, String> bad : badTokens().entrySet()) {
            for (Call call : Call.GUARDED) {
                HttpResponse<String> answer =
                        shop.send(call.to(deployed).header("Authorization", "Bearer " + bad.getValue()));
                refused(all, call + " with " + bad.getKey(), answer, 401, "Bearer error=\"invalid_token\"");
            }
        }
        all.assertAll();
    }

    @Test
    void noCallIsAnsweredToAnotherRole() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : Call.GUARDED) {
            HttpResponse<String> answer = shop.send(call.to(deployed)
                    .header("Authorization", "Bearer " + RealSystem.key().token("42", call.otherGroup())));
            refused(all, call + " as " + call.otherGroup(), answer, 403, "Bearer error=\"insufficient_scope\"");
        }
        all.assertAll();
    }

    @Test
    void everyCallIsAnsweredToWhoMayMakeIt() {
        SoftAssertions all = new SoftAssertions();
        for (Call call : Call.GUARDED) {
            HttpResponse<String> answer = shop.send(
                    call.to(deployed).header("Authorization", "Bearer " + forger.token(UnaryOperator.identity())));
            all.assertThat(answer.statusCode())
                    .as(call.toString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
        all.assertAll();
    }

    @Test
    void anotherMembersOrderCannotBeToldFromOneThatIsNot() {
        String known = shop.order("42", shop.newProduct(5));
        String unknown = known.substring(0, known.length() - 1) + (known.endsWith("0") ? "1" : "0");

        HttpResponse<String> ofAnother = shop.get("/api/v1/orders/" + known, "43", Shop.CUSTOMER);
        HttpResponse<String> ofNobody = shop.get("/api/v1/orders/" + unknown, "43", Shop.CUSTOMER);

        assertThat(ofAnother.statusCode()).isEqualTo(404);
        assertThat(ofNobody.statusCode()).isEqualTo(404);
        assertThat(ofAnother.body()).isEqualTo(ofNobody.body());
        assertThat(ofAnother.headers().map().keySet())
                .isEqualTo(ofNobody.headers().map().keySet());
    }

    private Map<String, String> badTokens() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(
                "an expired token",
                forger.token(claims -> claims.add("iat", now - 7200).add("exp", now - 3600)));
        bad.put("a token that is not valid yet", forger.token(claims -> claims.add("nbf", now + 3600)));
        bad.put("a token of another key", forger.ofAnotherKey());
        bad.put("an unsigned token", forger.unsigned());
        bad.put("a token signed with the public key", forger.signedWithThePublicKey());
        bad.put("a token of another algorithm", forger.ofAnotherAlgorithm());
        bad.put("a token of another issuer", forger.token(claims -> claims.add("iss", "evil")));
        bad.put("a token for others", forger.token(claims -> claims.add("aud", "others")));
        for (String claim : new String[] {"sub", "exp", "iss", "aud"}) {
            bad.put("a token without " + claim, forger.token(claims -> claims.remove(claim)));
        }
        bad.put("a token of nobody", forger.token(claims -> claims.add("sub", " ")));
        bad.put("a token whose subject is a number", forger.token(claims -> claims.add("sub", 42)));
        bad.put("a token whose subject is null", forger.token(claims -> claims.addNull("sub")));
        bad.put("a token whose subject is too long", forger.token(claims -> claims.add("sub", "m".repeat(256))));
        bad.put("a token that ends some time", forger.token(claims -> claims.add("exp", "tomorrow")));
        bad.put("garbage", "garbage");
        bad.put("garbage in three parts", "a.b.c");
        bad.put("garbage in five parts", "a.b.c.d.e");
        bad.put("dots", "..");
        bad.put("a long garbage", "a".repeat(6_000));
        bad.put("many dots", ".".repeat(3_000));
        String right = forger.token(UnaryOperator.identity());
        bad.put("a token with a bent signature", right.substring(0, right.length() - 8) + "AAAAAAAA");
        bad.put("a token without its signature", right.substring(0, right.lastIndexOf('.') + 1));
        return bad;
    }

    private static void refused(
            SoftAssertions all, String what, HttpResponse<String> answer, int status, String challenge) {
        all.assertThat(answer.statusCode()).as(what).isEqualTo(status);
        all.assertThat(answer.headers().allValues("WWW-Authenticate")).as(what).containsExactly(challenge);
        all.assertThat(answer.headers().firstValue("Content-Type")).as(what).hasValue("application/problem+json");
        if (answer.body().startsWith("{")) {
            JsonObject problem = Shop.json(answer);
            all.assertThat(problem.getInt("status")).as(what).isEqualTo(status);
        } else {
            all.fail(what + ": " + answer.body());
        }
    }
}
