package flashsale.order.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.ApiDocument.Call;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A generated request, and how it may be refused for what is wrong with it. */
final class ApiAttempt {

    /** A request with nothing wrong is never answered so. */
    static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 405, 406, 408, 413, 415);

    private static final String JSON = "application/json";

    private final Samples samples;
    private final ApiDocument api;
    private final Call call;
    private final HttpRequest.Builder request = HttpRequest.newBuilder();
    private final Set<Integer> refusals = new TreeSet<>();
    private final ApiParameters parameters;
    private final List<String> story = new ArrayList<>();

    ApiAttempt(Samples samples, ApiDocument api, Call call, ApiCast cast) {
        this.samples = samples;
        this.api = api;
        this.call = call;
        this.parameters = new ApiParameters(samples, refusals);
        caller(cast);
        accept();
        String query = parameters();
        body();
        String address = path(cast) + query;
        request.uri(cast.base().resolve(address));
        story.add(0, call.method() + " " + address);
    }

    HttpRequest.Builder request() {
        return request;
    }

    /** The statuses with which it may be refused, one of which has to come; empty when nothing is wrong. */
    Set<Integer> refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return String.join("\n  ", story);
    }

    private void header(String name, String value) {
        request.header(name, value);
        story.add(name + ": " + (value.startsWith("Bearer ey") ? "Bearer (a good one)" : value));
    }

    private void caller(ApiCast cast) {
        String other = call.group().equals(Shop.OPERATOR) ? Shop.CUSTOMER : Shop.OPERATOR;
        switch (samples.pick(
                List.of("bad", "none", "empty", "other", "right", "right", "right", "right", "right", "right"))) {
            case "bad" -> caller("Bearer " + samples.pick(List.of("x", "e30.e30.e30")), 401);
            case "empty" -> caller("Bearer ", 401);
            case "other" -> caller(cast.bearer(other), 403);
            case "right" -> header("Authorization", cast.bearer(call.group()));
            default -> refusals.addAll(call.isForEveryone() ? Set.of() : Set.of(401));
        }
    }

    private void caller(String authorization, int refusal) {
        header("Authorization", authorization);
        refusals.addAll(call.isForEveryone() ? Set.of() : Set.of(refusal));
    }

    private void accept() {
        if (samples.oneIn(12)) {
            header("Accept", samples.pick(List.of("text/html", "application/xml", "image/*;q=0.5")));
            refusals.add(406);
        } else if (samples.oneIn(20)) {
            header("Accept", samples.pick(List.of("*/*;q=a", "/", "json")));
            refusals.addAll(Set.of(400, 406));
        } else if (samples.oneIn(2)) {
            header("Accept", samples.pick(List.of("*/*", "text/html;q=0.1, */*;q=0.2", "application/*, text/*")));
        }
    }

    private String parameters() {
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : call.parameters()) {
            String name = parameter.path("name").stringValue();
            switch (samples.oneIn(2) ? parameter.path("in").stringValue() : "left out") {
                case "query" ->
                    query.add(name + "=" + ApiParameters.encoded(parameters.inQuery(name, parameter.path("schema"))));
                case "header" -> header(name, parameters.inHeader(name));
                default -> {}
            }
        }
        if (samples.oneIn(10)) {
            query.add("x=" + ApiParameters.encoded(samples.text(20)));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String path(ApiCast cast) {
        String path = "/api/v1" + call.path();
        if (path.contains("{id}")) {
            return path.replace("{id}", parameters.productId(api));
        }
        return path.contains("{traceId}") ? path.replace("{traceId}", parameters.traceId(cast)) : path;
    }

    private void body() {
        JsonNode schema = call.node().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            request.method(call.method(), BodyPublishers.noBody());
            return;
        }
        mediaType();
        ApiBody body = samples.oneIn(6) ? ApiBody.unreadable(samples) : ApiBody.json(samples, api, call, schema);
        refusals.addAll(body.refusals());
        byte[] bytes = body.bytes();
        story.add(new String(bytes, 0, Math.min(bytes.length, 1_000), UTF_8));
        request.method(call.method(), BodyPublishers.ofByteArray(bytes));
    }

    private void mediaType() {
        if (samples.oneIn(12)) {
            header(
                    "Content-Type",
                    samples.pick(List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")));
            refusals.add(415);
        } else {
            header("Content-Type", samples.pick(List.of(JSON, JSON, JSON + ";charset=utf-8", "Application/JSON")));
        }
    }
}
