package flashsale.order.web.intake;

import flashsale.order.application.place.PlaceOrder;
import flashsale.order.application.place.Placement;
import flashsale.order.application.port.Observations;
import flashsale.order.application.port.Observations.Answers;
import flashsale.order.web.intake.OrderCall.Refused;
import flashsale.order.web.intake.OrderCall.Sent;
import flashsale.order.web.problem.Faults;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemAnswer;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.trace.CallTrace;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Takes the orders that are posted, before JAX-RS, which has the other calls and would cost more of a processor than all else that a POST
 * needs (decision 33). No thread waits for the queue.
 */
public class OrderIntake extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** With those of JAX-RS. */
    private static final String METHODS = "GET, HEAD, OPTIONS, POST";

    /** Publishing ends in time by itself. */
    private static final long NO_TIMEOUT = 0;

    @Inject
    transient OrderReception reception;

    @Inject
    transient PlaceOrder placeOrder;

    /** Not Kafka's thread, which must not wait for a client's connection. */
    @Inject
    transient Executor answers;

    @Inject
    transient Observations observations;

    private transient Answers times;

    @Override
    public void init() {
        times = observations.answersTo("POST /orders");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "POST" -> take(request, new OrderAnswer(request, response, times, observations));
            case "GET", "HEAD" -> chain.doFilter(request, response);
            case "OPTIONS" -> {
                response.setHeader("Allow", METHODS);
                response.setStatus(HttpServletResponse.SC_OK);
            }
            default -> {
                response.setHeader("Allow", METHODS);
                ProblemAnswer.write(Problem.of(ProblemKind.METHOD_NOT_ALLOWED), request, response);
            }
        }
    }

    private void take(HttpServletRequest request, OrderAnswer answer) {
        try {
            OrderCall call = reception.read(request);
            if (call instanceof Sent order) {
                follow(place(order, request), request, answer);
            } else if (call instanceof Refused refused) {
                answer.give(refused.why());
            }
        } catch (RuntimeException fault) {
            answer.give(Faults.problem(fault, request));
        }
    }

    private CompletionStage<Placement> place(Sent order, HttpServletRequest request) {
        return placeOrder.place(
                order.memberId(),
                order.key(),
                order.form().items(),
                order.form().receiver(),
                CallTrace.of(request));
    }

    private void follow(CompletionStage<Placement> placing, HttpServletRequest request, OrderAnswer answer) {
        AsyncContext call = request.startAsync();
        call.setTimeout(NO_TIMEOUT);
        placing.whenCompleteAsync(
                (placement, fault) -> {
                    try {
                        if (fault == null) {
                            answer.give(placement);
                        } else {
                            answer.give(Faults.problem(fault, request));
                        }
                    } finally {
                        call.complete();
                    }
                },
                answers);
    }
}
