package flashsale.order.simulation.benchmark.idle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;

/** Parses the JSON of an order and responds as if the order were accepted. */
@Path("orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class IdleResource {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(InputStream body) {
        try (JsonReader reader = READERS.createReader(body)) {
            JsonObject order = reader.readObject();
            String answer = Json.createObjectBuilder()
                    .add("traceId", UUID.randomUUID().toString())
                    .add("status", order.containsKey("items") ? "PROCESSING" : "FAILED")
                    .build()
                    .toString();
            return Response.accepted(answer).header("Retry-After", 1).build();
        }
    }
}
