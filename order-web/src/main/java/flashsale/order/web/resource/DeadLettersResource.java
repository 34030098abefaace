package flashsale.order.web.resource;

import flashsale.order.application.deadletter.RedriveDeadLetters;
import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.DeadLetters;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.json.DeadLetterJson;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.RedriveForm;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.security.AllowedTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Resource of the dead letters: operators list and redrive them. */
@Path("dead-letters")
@ApplicationScoped
@AllowedTo(OrderApplication.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    @Inject
    DeadLetters deadLetters;

    @Inject
    RedriveDeadLetters redriveDeadLetters;

    @GET
    public Response list(
            @QueryParam("reason") String reason,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") String after) {
        DeadLetterQuery query = DeadLetterQuery.of(reason, limit, after);
        if (!query.violations().isEmpty()) {
            return PageQuery.invalid(query.violations());
        }
        try {
            return Response.ok(DeadLetterJson.of(deadLetters.list(query.reason(), query.limit(), query.after())))
                    .build();
        } catch (IllegalArgumentException unknownCursor) {
            return PageQuery.unknownCursor();
        }
    }

    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response redrive(InputStream body) {
        RedriveForm form = RedriveForm.of(JsonBody.read(body));
        if (!form.violations().isEmpty()) {
            return JaxRsProblems.of(Problem.invalid(form.violations()));
        }
        Redriven result = form.reason().isPresent()
                ? redriveDeadLetters.redrive(form.reason().get())
                : redriveDeadLetters.redrive(form.traceIds());
        return Response.accepted(DeadLetterJson.of(result)).build();
    }
}
