package flashsale.order.web.resource;

import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.web.problem.DatabaseUnavailable;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs database lookups with the configured timeout, after which the client gets a 503. */
@ApplicationScoped
public class TimedLookup {

    @Inject
    TimeLimiter timeLimiter;

    /**
     * Waits for a lookup that must precede a change, so that no change begins while the database hangs.
     *
     * @param lookup runs on another thread, so it must not use request-scoped objects
     * @throws DependencyTimeoutException on timeout, or when the connection broke
     */
    <T> T await(Supplier<T> lookup) {
        try {
            return timeLimiter
                    .call(lookup)
                    .toCompletableFuture()
                    .join()
                    .orElseThrow(() ->
                            new DependencyTimeoutException("The database did not answer in time; nothing happened"));
        } catch (CompletionException failed) {
            if (DatabaseUnavailable.isConnectionBroken(failed)) {
                throw new DependencyTimeoutException("The database connection broke; nothing happened", failed);
            }
            throw failed;
        }
    }

    /**
     * Completes with the response, or with a 503 on timeout.
     *
     * @param response runs on another thread, so it must not use request-scoped objects
     */
    CompletionStage<Response> respond(Supplier<Response> response) {
        return timeLimiter
                .call(response)
                .thenApply(result -> result.orElseGet(() -> JaxRsProblems.of(ProblemKind.SERVICE_UNAVAILABLE)));
    }
}
