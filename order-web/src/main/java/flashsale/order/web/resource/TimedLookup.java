package flashsale.order.web.resource;

import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.TimeLimiter;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers that come from the database: within the configured timeout, or a 503. */
@ApplicationScoped
public class TimedLookup {

    @Inject
    TimeLimiter timeLimiter;

    /**
     * Waits for what is to be known before a change: with a database that stands still nothing is begun.
     *
     * @param question is not asked on the thread of the request, so nothing of that may be used there
     * @throws DependencyTimeoutException when the time is over
     */
    <T> T known(Supplier<T> question) {
        return timeLimiter
                .ask(question)
                .toCompletableFuture()
                .join()
                .orElseThrow(
                        () -> new DependencyTimeoutException("The database did not answer in time; nothing happened"));
    }

    /** @param answer is not made on the thread of the request, so nothing of that may be asked for there */
    CompletionStage<Response> inTime(Supplier<Response> answer) {
        return timeLimiter
                .ask(answer)
                .thenApply(made -> made.orElseGet(() -> JaxRsProblems.of(ProblemKind.SERVICE_UNAVAILABLE)));
    }
}
