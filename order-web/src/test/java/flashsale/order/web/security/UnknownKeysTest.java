package flashsale.order.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.application.port.WebSettings.KeyRefresh;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.Access.Granted;
import flashsale.order.web.security.Access.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that name invented keys occupy neither the request threads nor the issuer. */
class UnknownKeysTest {

    private static final int CALLERS = 48;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(2);

    private final RealScheduler scheduler = new RealScheduler();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private final TokenAuthenticator authenticator = new TokenAuthenticator();
    private final TokenIssuer issuer = new TokenIssuer("one");
    private final KeyServer server = new KeyServer();

    UnknownKeysTest() throws Exception {
        // The fields need an issuer and a port.
    }

    @BeforeEach
    void anIssuerWhoseKeysWereFetchedSomeTimeAgo() {
        server.publish(issuer.keySet());
        authenticator.clock = Clock.systemUTC();
        authenticator.jwtValidator = TokenIssuer.validator(
                server.url(), new KeyRefresh(LONG, LEAST_INTERVAL, LONG, Duration.ofSeconds(1)), scheduler);
        await().until(() -> authenticator.jwtValidator.fault().isEmpty());
        long fetched = System.nanoTime();
        await().until(() -> System.nanoTime() - fetched > LEAST_INTERVAL.toNanos());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
        scheduler.close();
    }

    @Test
    void anIssuerThatAnswersIsAskedOnce() throws Exception {
        assertThat(callWithUnknownKeys()).containsOnly(new Refused(ProblemKind.INVALID_TOKEN));

        assertThat(server.requests()).as("with that of the start").isEqualTo(2);
    }

    @Test
    void anIssuerThatFailsIsAskedOnce() throws Exception {
        server.fail();

        assertThat(callWithUnknownKeys()).containsOnly(new Refused(ProblemKind.SERVICE_UNAVAILABLE));

        assertThat(server.requests()).as("with that of the start").isEqualTo(2);
        assertThat(call(issuer.token("42", claims -> {}))).isInstanceOf(Granted.class);
    }

    @Test
    void anIssuerThatHangsHoldsNoCallerLongerThanTheWait() throws Exception {
        server.hang();
        long start = System.nanoTime();

        assertThat(callWithUnknownKeys()).containsOnly(new Refused(ProblemKind.SERVICE_UNAVAILABLE));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RefreshAttempt.MAX_WAIT.multipliedBy(3));
        assertThat(server.requests()).as("with that of the start").isEqualTo(2);
        assertThat(call(issuer.token("42", claims -> {}))).isInstanceOf(Granted.class);
    }

    /** Returns what the calls result in that run at the same time, each with a key of its own. */
    private List<Access> callWithUnknownKeys() throws Exception {
        List<Callable<Access>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String token = issuer.tokenWithUnknownKey("unknown-" + i);
            calls.add(() -> call(token));
        }
        List<Access> results = new ArrayList<>();
        for (Future<Access> result : threads.invokeAll(calls)) {
            results.add(result.get());
        }
        return results;
    }

    private Access call(String token) {
        return authenticator.access("Bearer " + token, "customer");
    }
}
