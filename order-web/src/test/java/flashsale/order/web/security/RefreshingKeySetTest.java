package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.port.WebSettings.KeyRefresh;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys at a URL follow their issuer, and outlast its outages. */
class RefreshingKeySetTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Fetches again only when asked. */
    private static final KeyRefresh RARELY = new KeyRefresh(LONG, Duration.ofMillis(1), LONG, Duration.ofSeconds(5));

    private static final KeyRefresh OFTEN = new KeyRefresh(SHORT, SHORT, LONG, SHORT);

    private final RealScheduler scheduler = new RealScheduler();
    private KeyServer server;
    private TokenIssuer issuer;
    private String token;

    @BeforeEach
    void anIssuerWithAKey() throws Exception {
        server = new KeyServer();
        issuer = new TokenIssuer("one");
        token = issuer.token("42", claims -> {});
        server.publish(issuer.keySet());
    }

    @AfterEach
    void stop() {
        server.close();
        scheduler.close();
    }

    @Test
    void knownKeysServeWhileTheIssuerFails() {
        JwtValidator validator = readyValidator(OFTEN);

        server.fail();
        awaitFurtherRequests(3);

        assertThat(validator.validate(token)).isPresent();
        assertThat(validator.fault()).isEmpty();
    }

    @Test
    void knownKeysServeWhileTheIssuerHangs() {
        JwtValidator validator = readyValidator(OFTEN);

        server.hang();
        awaitFurtherRequests(2);

        assertThat(validator.validate(token)).isPresent();
    }

    @Test
    void knownKeysAreUnavailableAfterTheLongestOutage() {
        JwtValidator validator = readyValidator(new KeyRefresh(SHORT, SHORT, SHORT, SHORT));

        server.fail();
        await().until(() -> !validator.fault().isEmpty());

        assertUnavailable(validator);
        assertThat(validator.fault().get("fault")).isEqualTo("java.io.IOException: HTTP status 500");
    }

    @Test
    void tokensAreValidAgainWhenTheIssuerIsBack() {
        server.hang();
        JwtValidator validator = validator(OFTEN);
        awaitFurtherRequests(1);
        assertUnavailable(validator);

        server.publish(issuer.keySet());

        await().until(() -> validator.fault().isEmpty());
        assertThat(validator.validate(token)).isPresent();
    }

    @Test
    void theFirstTokenOfANewKeyIsValid() throws Exception {
        JwtValidator validator = readyValidator(RARELY);
        TokenIssuer rotated = new TokenIssuer("two");

        server.publish(rotated.keySet());

        assertThat(validator.validate(rotated.token("42", claims -> {}))).isPresent();
        assertThat(validator.validate(token)).as("signed with the former key").isEmpty();
    }

    @Test
    void aWithdrawnKeyIsNotAcceptedAfterTheNextRefresh() throws Exception {
        JwtValidator validator = readyValidator(OFTEN);

        server.publish(new TokenIssuer("two").keySet());

        await().ignoreExceptions().until(() -> validator.validate(token).isEmpty());
    }

    @Test
    void anIssuerThatWithdrawsAllKeysIsBelieved() {
        JwtValidator validator = readyValidator(OFTEN);

        server.publish("{\"keys\":[]}");

        await().until(() -> !validator.fault().isEmpty());
        assertUnavailable(validator);
    }

    @Test
    void aBodyWithoutEndEndsInAFault() {
        server.trickle();
        JwtValidator validator = validator(OFTEN);

        await().until(() -> validator.fault().get("fault").contains("did not arrive in time"));
    }

    @Test
    void aPageThatIsNoKeySetIsAFault() {
        server.publish("<html>");
        JwtValidator validator = validator(OFTEN);

        await().until(() -> validator.fault().get("fault").contains("not a JWKS"));
        assertThat(validator.fault().get(VerificationKeys.SETTING))
                .isEqualTo(server.url().replace("user:secret", "***"));
    }

    private JwtValidator validator(KeyRefresh times) {
        return TokenIssuer.validator(server.url(), times, scheduler);
    }

    private JwtValidator readyValidator(KeyRefresh times) {
        JwtValidator validator = validator(times);
        await().until(() -> validator.fault().isEmpty());
        return validator;
    }

    private void awaitFurtherRequests(int count) {
        int before = server.requests();
        await().until(() -> server.requests() >= before + count);
    }

    private void assertUnavailable(JwtValidator validator) {
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> validator.validate(token));
    }
}
