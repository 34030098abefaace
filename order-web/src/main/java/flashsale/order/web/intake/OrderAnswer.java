package flashsale.order.web.intake;

import flashsale.order.application.place.Placement;
import flashsale.order.application.place.Placement.Accepted;
import flashsale.order.application.place.Placement.KeyReused;
import flashsale.order.application.place.Placement.Refused;
import flashsale.order.application.place.Placement.Repeated;
import flashsale.order.application.place.Placement.Uncertain;
import flashsale.order.application.port.Observations;
import flashsale.order.application.port.Observations.Answers;
import flashsale.order.domain.TraceId;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.json.OrderJson;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemAnswer;
import flashsale.order.web.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The answer to one POST, given once, by any thread. Its time begins when it is made. */
final class OrderAnswer {

    private static final Logger LOG = System.getLogger(OrderAnswer.class.getName());

    /** Seconds until it makes sense to ask what became of an order. */
    private static final int RETRY_AFTER = 1;

    private final long begin = System.nanoTime();
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Answers times;
    private final Observations observations;

    OrderAnswer(HttpServletRequest request, HttpServletResponse response, Answers times, Observations observations) {
        this.request = request;
        this.response = response;
        this.times = times;
        this.observations = observations;
    }

    void give(Placement placement) {
        if (placement instanceof Accepted accepted) {
            give(accepted.traceId());
        } else if (placement instanceof Repeated repeated) {
            response.setHeader(IdempotencyHeader.REPLAYED, "true");
            give(repeated.traceId());
        } else if (placement instanceof KeyReused) {
            give(Problem.of(ProblemKind.IDEMPOTENCY_KEY_REUSED));
        } else if (placement instanceof Refused refused) {
            give(Problem.invalid(refused.violations()));
        } else if (placement instanceof Uncertain uncertain) {
            give(Problem.of(ProblemKind.PUBLICATION_UNKNOWN).withTraceId(uncertain.traceId()));
        } else {
            give(Problem.of(ProblemKind.NOT_PUBLISHED));
        }
    }

    private void give(TraceId traceId) {
        byte[] body = OrderJson.accepted(traceId);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.LOCATION, OrderApplication.PATH + "/orders/" + traceId);
        response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        write(() -> response.getOutputStream().write(body));
        times.answered(HttpServletResponse.SC_ACCEPTED, System.nanoTime() - begin);
    }

    void give(Problem problem) {
        write(() -> ProblemAnswer.write(problem, request, response));
        times.answered(problem.status(), System.nanoTime() - begin);
        if (problem.status() < ProblemKind.INTERNAL_ERROR.status()) {
            observations.refused();
        }
    }

    private interface Writing {

        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "Who sent an order did not wait for its answer: {0}", gone.getMessage());
        }
    }
}
