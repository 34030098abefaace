package flashsale.order.web.security;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.port.WebSettings.KeyRefresh;
import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Key set at a URL, a refresh-ahead cache. Only the scheduler fetches keys, one attempt at a time and at a limited rate, so that neither an
 * issuer that hangs nor tokens with invented keys occupy request threads. Known keys outlast an outage of the issuer. Thread-safe.
 */
final class RefreshingKeySet implements VerificationKeys {

    private record Keys(JwksVerificationKeyResolver resolver, long fetchedAt) {

        Keys(List<JsonWebKey> keys) {
            this(new JwksVerificationKeyResolver(keys), System.nanoTime());
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - fetchedAt);
        }
    }

    /** Connection, headers, body and its last read. Redirects, or headers that trickle in, take longer. */
    private static final int TIMEOUTS_OF_AN_ATTEMPT = 4;

    private final KeySetDownload download;
    private final Duration interval;
    private final Duration leastInterval;
    private final Duration maxAge;
    private final Duration overdue;
    private final Scheduler scheduler;
    private final KeyOutage outage;
    private final AtomicReference<RefreshAttempt> latest = new AtomicReference<>();

    private volatile Keys keys;
    private volatile String fault = "not fetched yet";

    RefreshingKeySet(KeySetDownload download, KeyRefresh times, Scheduler scheduler) {
        this.download = download;
        this.interval = times.interval();
        this.leastInterval = times.retryInterval().compareTo(interval) < 0 ? times.retryInterval() : interval;
        this.maxAge = interval.plus(times.outage());
        this.overdue = leastInterval.plus(times.timeout().multipliedBy(TIMEOUTS_OF_AN_ATTEMPT));
        this.scheduler = scheduler;
        this.outage = new KeyOutage(SETTING + " (" + download + ")");
    }

    /** Begins to fetch keys without waiting for them, so that the application starts while its issuer is unavailable. */
    void start() {
        requestRefresh();
        scheduler.scheduleWithFixedDelay(leastInterval, this::refreshIfDue);
    }

    private void refreshIfDue() {
        RefreshAttempt last = latest.get();
        if (!last.hasEnded() && last.age().compareTo(overdue) > 0) {
            reportFault(
                    "the response has not arrived completely for " + last.age().toSeconds() + " s");
        }
        boolean tooLateNextTime = last.age().plus(leastInterval).compareTo(interval) > 0;
        if (!last.hasSucceeded() || tooLateNextTime) {
            requestRefresh();
        }
    }

    /** Returns the attempt in progress, the last one if it is recent, or a new one. */
    private RefreshAttempt requestRefresh() {
        RefreshAttempt last = latest.get();
        if (last != null && (!last.hasEnded() || last.age().compareTo(leastInterval) < 0)) {
            return last;
        }
        RefreshAttempt next = new RefreshAttempt();
        if (!latest.compareAndSet(last, next)) {
            return latest.get();
        }
        scheduler.schedule(Duration.ZERO, () -> refresh(next));
        return next;
    }

    private void refresh(RefreshAttempt attempt) {
        try {
            List<JsonWebKey> fetched = download.fetch();
            // An issuer that has withdrawn all its keys is believed: none of them is accepted any more.
            keys = fetched.isEmpty() ? null : new Keys(fetched);
            if (fetched.isEmpty()) {
                throw new IOException("the JWKS has no RSA key");
            }
            outage.ended();
            attempt.end(true);
        } catch (IOException | RuntimeException failed) {
            reportFault(failed.toString());
        } finally {
            attempt.end(false);
        }
    }

    private void reportFault(String cause) {
        Keys known = keys;
        fault = cause;
        outage.failed(cause, known == null ? Duration.ZERO : maxAge.minus(known.age()));
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        try {
            return available().resolveKey(signature, nesting);
        } catch (UnresolvableKeyException unknown) {
            if (!requestRefresh().awaitSuccess()) {
                throw new KeysUnavailableException();
            }
            return available().resolveKey(signature, nesting);
        }
    }

    private JwksVerificationKeyResolver available() {
        Keys known = keys;
        if (!areUsable(known)) {
            throw new KeysUnavailableException();
        }
        return known.resolver();
    }

    private boolean areUsable(Keys known) {
        return known != null && known.age().compareTo(maxAge) < 0;
    }

    @Override
    public Map<String, String> fault() {
        return areUsable(keys) ? Map.of() : Map.of(SETTING, download.toString(), "fault", fault);
    }
}
