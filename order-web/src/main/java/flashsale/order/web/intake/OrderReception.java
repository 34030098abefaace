package flashsale.order.web.intake;

import flashsale.order.application.port.CallBudget;
import flashsale.order.application.port.CallBudget.Call;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.intake.OrderCall.Refused;
import flashsale.order.web.intake.OrderCall.Sent;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.OrderForm;
import flashsale.order.web.json.PunctualStream;
import flashsale.order.web.json.UnreadableBody;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.signin.Access;
import flashsale.order.web.signin.Access.Granted;
import flashsale.order.web.signin.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;

/**
 * Reads orders: who calls, then what the headers say, then the body, so that nobody without a valid token keeps a thread busy with one,
 * and none is read that is not wanted.
 */
@ApplicationScoped
public class OrderReception {

    @Inject
    SignIn signIn;

    @Inject
    CallBudget budget;

    @Inject
    @Named("flashsale.web.body-timeout-ms")
    Duration patience;

    OrderCall read(HttpServletRequest request) {
        Access access = signIn.access(request.getHeader(HttpHeaders.AUTHORIZATION), OrderApplication.CUSTOMER);
        if (access instanceof Access.Refused refused) {
            return new Refused(refused.why());
        }
        Optional<ProblemKind> unwanted = OrderHeaders.refusal(request);
        if (unwanted.isPresent()) {
            return new Refused(unwanted.get());
        }
        String memberId = ((Granted) access).caller().memberId();
        Duration wait = budget.limits(Call.ORDER) ? budget.take(memberId, Call.ORDER) : Duration.ZERO;
        return wait.isZero() ? readBody(memberId, request) : new Refused(Problem.tooManyRequests(wait));
    }

    private OrderCall readBody(String memberId, HttpServletRequest request) {
        IdempotencyHeader header = IdempotencyHeader.of(Collections.list(request.getHeaders(IdempotencyHeader.NAME)));
        if (!header.isValid()) {
            return new Refused(ProblemKind.INVALID_IDEMPOTENCY_KEY);
        }
        try {
            OrderForm form = OrderForm.of(JsonBody.read(new PunctualStream(request.getInputStream(), patience)));
            return form.violations().isEmpty()
                    ? new Sent(memberId, header.key(), form)
                    : new Refused(Problem.invalid(form.violations()));
        } catch (UnreadableBody unreadable) {
            return new Refused(ProblemKind.of(unreadable));
        } catch (IOException senderGone) {
            return new Refused(ProblemKind.REQUEST_TIMEOUT);
        }
    }
}
