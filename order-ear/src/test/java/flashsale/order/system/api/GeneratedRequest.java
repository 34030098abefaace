package flashsale.order.system.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import flashsale.order.system.api.OpenApiDocument.Operation;
import flashsale.order.system.client.ApiClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A generated request, with the error statuses that its faults allow. */
final class GeneratedRequest {

    /** Statuses that a valid request never gets. */
    static final Set<Integer> ERRORS = Set.of(400, 401, 403, 405, 406, 408, 413, 415);

    private final ValueGenerator values;
    private final OpenApiDocument document;
    private final Operation operation;
    private final HttpRequest.Builder request = HttpRequest.newBuilder();
    private final Set<Integer> expectedErrors = new TreeSet<>();
    private final GeneratedParameters parameters;
    private final List<String> description = new ArrayList<>();

    GeneratedRequest(ValueGenerator values, OpenApiDocument document, Operation operation, TestData data) {
        this.values = values;
        this.document = document;
        this.operation = operation;
        this.parameters = new GeneratedParameters(values, expectedErrors);
        caller(data);
        accept();
        String query = parameters();
        body();
        String address = path(data) + query;
        request.uri(data.base().resolve(address));
        description.add(0, operation.method() + " " + address);
    }

    HttpRequest.Builder request() {
        return request;
    }

    /** The error statuses of which the response must have one; empty for a valid request. */
    Set<Integer> expectedErrors() {
        return expectedErrors;
    }

    @Override
    public String toString() {
        return String.join("\n  ", description);
    }

    private void header(String name, String value) {
        request.header(name, value);
        description.add(name + ": " + (value.startsWith("Bearer ey") ? "Bearer (valid)" : value));
    }

    private void caller(TestData data) {
        String other = operation.group().equals(ApiClient.OPERATOR) ? ApiClient.CUSTOMER : ApiClient.OPERATOR;
        switch (values.pick(
                List.of("bad", "none", "empty", "other", "right", "right", "right", "right", "right", "right"))) {
            case "bad" -> caller("Bearer " + values.pick(List.of("x", "e30.e30.e30")), 401);
            case "empty" -> caller("Bearer ", 401);
            case "other" -> caller(data.bearer(other), 403);
            case "right" -> header("Authorization", data.bearer(operation.group()));
            default -> expectedErrors.addAll(operation.isForEveryone() ? Set.of() : Set.of(401));
        }
    }

    private void caller(String authorization, int refusal) {
        header("Authorization", authorization);
        expectedErrors.addAll(operation.isForEveryone() ? Set.of() : Set.of(refusal));
    }

    private void accept() {
        if (values.oneIn(12)) {
            header("Accept", values.pick(List.of("text/html", "application/xml", "image/*;q=0.5")));
            expectedErrors.add(406);
        } else if (values.oneIn(20)) {
            header("Accept", values.pick(List.of("*/*;q=a", "/", "json")));
            expectedErrors.addAll(Set.of(400, 406));
        } else if (values.oneIn(2)) {
            header("Accept", values.pick(List.of("*/*", "text/html;q=0.1, */*;q=0.2", "application/*, text/*")));
        }
    }

    private String parameters() {
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").stringValue();
            switch (values.oneIn(2) ? parameter.path("in").stringValue() : "left out") {
                case "query" ->
                    query.add(name + "="
                            + GeneratedParameters.encoded(parameters.inQuery(name, parameter.path("schema"))));
                case "header" -> header(name, parameters.inHeader(name));
                default -> {}
            }
        }
        if (values.oneIn(10)) {
            query.add("x=" + GeneratedParameters.encoded(values.text(20)));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String path(TestData data) {
        String path = "/api/v1" + operation.path();
        if (path.contains("{id}")) {
            return path.replace("{id}", parameters.productId(document));
        }
        if (path.contains("{partition}")) {
            return path.replace("{partition}", parameters.place()).replace("{offset}", parameters.place());
        }
        return path.contains("{traceId}") ? path.replace("{traceId}", parameters.traceId(data)) : path;
    }

    private void body() {
        JsonNode content = operation.node().at("/requestBody/content");
        if (content.isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
            return;
        }
        String documented = content.propertyNames().iterator().next();
        JsonNode schema = content.path(documented).path("schema");
        mediaType(documented);
        GeneratedBody body = values.oneIn(6)
                ? GeneratedBody.unreadable(values)
                : GeneratedBody.json(values, document, operation, schema);
        expectedErrors.addAll(body.expectedErrors());
        byte[] bytes = body.bytes();
        description.add(new String(bytes, 0, Math.min(bytes.length, 1_000), UTF_8));
        request.method(operation.method(), BodyPublishers.ofByteArray(bytes));
    }

    private void mediaType(String documented) {
        if (values.oneIn(12)) {
            header(
                    "Content-Type",
                    values.pick(List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")));
            expectedErrors.add(415);
        } else {
            header(
                    "Content-Type",
                    values.pick(List.of(
                            documented,
                            documented,
                            documented + ";charset=utf-8",
                            documented.replace("application/", "Application/"))));
        }
    }
}
