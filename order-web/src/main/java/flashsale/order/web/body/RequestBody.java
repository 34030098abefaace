package flashsale.order.web.body;

import flashsale.order.application.execution.BlockingExecutor;
import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.Scheduler.ScheduledTask;
import flashsale.order.application.port.WebSettings;
import flashsale.order.web.body.UnreadBody.Progress;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.UnreadableBodyException;
import flashsale.order.web.json.UnreadableBodyException.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Reader of the current request's body. A body that has arrived with its headers is read at once, on the thread of the call. Any other is
 * gathered by a {@link BodyGatherer}, so that slow clients hold no thread.
 */
@ApplicationScoped
public class RequestBody {

    @Inject
    HttpServletRequest request;

    @Inject
    WebSettings settings;

    @Inject
    Scheduler scheduler;

    @Inject
    Executor responseExecutor;

    @Inject
    BlockingExecutor blockingExecutor;

    /**
     * Responds with what a call makes of the body: 400, 408 or 413 if the body is unreadable.
     *
     * @param response of the current request, which is suspended
     * @param call must neither block nor use request-scoped objects
     */
    public void respond(AsyncResponse response, Function<JsonObject, CompletionStage<Response>> call) {
        respond(response, call, responseExecutor);
    }

    /** Does the same for a call that may block. */
    public void respondBlocking(AsyncResponse response, Function<JsonObject, Response> call) {
        respond(response, call.andThen(CompletableFuture::completedStage), blockingExecutor::execute);
    }

    private void respond(
            AsyncResponse response, Function<JsonObject, CompletionStage<Response>> call, Executor executor) {
        try {
            ServletInputStream stream = request.getInputStream();
            Progress progress = Progress.begin(request);
            long length = request.getContentLengthLong();
            if (length >= 0 && length <= Math.max(0, stream.available())) {
                byte[] bytes = new byte[Math.toIntExact(length)];
                stream.readNBytes(bytes, 0, bytes.length);
                progress.complete();
                resume(response, bytes, call);
            } else {
                gather(stream, progress)
                        .whenCompleteAsync(
                                (bytes, unreadable) -> {
                                    if (unreadable == null) {
                                        resume(response, bytes, call);
                                    } else {
                                        response.resume(unreadable);
                                    }
                                },
                                executor);
            }
        } catch (IOException disconnected) {
            response.resume(new UnreadableBodyException(Fault.INCOMPLETE));
        }
    }

    private CompletableFuture<byte[]> gather(ServletInputStream stream, Progress progress) {
        BodyGatherer gatherer = new BodyGatherer(stream, progress);
        ScheduledTask timer = scheduler.schedule(settings.bodyTimeout(), gatherer::abandon);
        gatherer.body().whenComplete((bytes, unreadable) -> timer.cancel());
        stream.setReadListener(gatherer);
        return gatherer.body();
    }

    private static void resume(
            AsyncResponse response, byte[] bytes, Function<JsonObject, CompletionStage<Response>> call) {
        try {
            call.apply(JsonBody.read(bytes)).whenComplete((result, fault) -> {
                if (fault == null) {
                    response.resume(result);
                } else {
                    response.resume(fault);
                }
            });
        } catch (RuntimeException fault) {
            response.resume(fault);
        }
    }
}
