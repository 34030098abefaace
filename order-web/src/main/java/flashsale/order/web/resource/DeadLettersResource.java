package flashsale.order.web.resource;

import flashsale.order.application.deadletter.RedriveDeadLetters;
import flashsale.order.application.deadletter.RedriveDeadLetters.Redriven;
import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.DeadLetters.DeadLetter;
import flashsale.order.application.port.DeadLetters.Position;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.body.RequestBody;
import flashsale.order.web.form.RedriveForm;
import flashsale.order.web.json.DeadLetterJson;
import flashsale.order.web.json.DeadLetterPageJson;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.AllowedTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Resource of the dead letters: operators list, read and redrive them. */
@Path("dead-letters")
@ApplicationScoped
@AllowedTo(OrderApplication.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    @Inject
    DeadLetters deadLetters;

    @Inject
    RedriveDeadLetters redriveDeadLetters;

    @Inject
    RequestBody requestBody;

    @GET
    public Response list(
            @QueryParam("reason") String reason,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("after") String after) {
        DeadLetterQuery query = DeadLetterQuery.of(reason, limit, after);
        if (!query.violations().isEmpty()) {
            return PageQuery.invalid(query.violations());
        }
        return Response.ok(DeadLetterPageJson.of(deadLetters.list(query.reason(), query.limit(), query.from())))
                .build();
    }

    /** A large letter is read again while it is written, so that no response that waits for its client holds one. */
    @GET
    @Path("{partition}/{offset}")
    public Response find(@PathParam("partition") String partition, @PathParam("offset") String offset) {
        Optional<DeadLetter> found = position(partition, offset).flatMap(deadLetters::find);
        if (found.isEmpty()) {
            return JaxRsProblems.of(ProblemKind.NOT_FOUND);
        }
        DeadLetter letter = found.get();
        return letter.rawTruncated()
                ? Response.ok(whole(letter.position())).build()
                : Response.ok(DeadLetterJson.of(letter)).build();
    }

    private static Optional<Position> position(String partition, String offset) {
        long number = CanonicalNumber.parse(partition).orElse(-1);
        long place = CanonicalNumber.parse(offset).orElse(-1);
        return number < 0 || number > Integer.MAX_VALUE || place < 0
                ? Optional.empty()
                : Optional.of(new Position((int) number, place));
    }

    private StreamingOutput whole(Position position) {
        return out -> deadLetters.readWhole(position, letter -> {
            try {
                DeadLetterJson.write(letter, out);
            } catch (IOException disconnected) {
                throw new UncheckedIOException(disconnected);
            }
        });
    }

    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    public void redrive(@Suspended AsyncResponse response) {
        requestBody.respondBlocking(response, body -> redrive(RedriveForm.of(body)));
    }

    private Response redrive(RedriveForm form) {
        if (!form.violations().isEmpty()) {
            return JaxRsProblems.of(Problem.invalid(form.violations()));
        }
        Redriven result = form.reason().isPresent()
                ? redriveDeadLetters.redrive(form.reason().get())
                : redriveDeadLetters.redrive(form.traceIds());
        return Response.accepted(DeadLetterJson.of(result)).build();
    }
}
