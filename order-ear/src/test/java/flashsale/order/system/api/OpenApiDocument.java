package flashsale.order.system.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import flashsale.order.system.client.ApiClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API as its OpenAPI document has it: its calls, and whether an answer is among those that it describes. */
final class OpenApiDocument {

    static final Path FILE = Path.of("../order-web/src/main/resources/META-INF/openapi.yaml");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getOpenApi30())
                    .keyword(new NonValidationKeyword("components"))
                    .build());

    private final JsonNode document = new YAMLMapper().readTree(FILE);
    private final Map<JsonNode, Schema> schemas = new IdentityHashMap<>();

    /**
     * A call.
     *
     * @param node what the document says of it
     * @param parameters of the call and of its path, no references
     */
    record Operation(String id, String method, String path, JsonNode node, List<JsonNode> parameters) {

        boolean isForEveryone() {
            return node.path("security").valueStream().anyMatch(JsonNode::isEmpty);
        }

        /** The group that may make it, as its description names it. */
        String group() {
            return node.path("description").stringValue().contains("`operator`")
                    ? ApiClient.OPERATOR
                    : ApiClient.CUSTOMER;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    JsonNode tree() {
        return document;
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> Stream.of("get", "put", "post")
                        .filter(path.getValue()::has)
                        .map(method -> call(path.getKey(), method, path.getValue())))
                .toList();
    }

    private Operation call(String path, String method, JsonNode item) {
        JsonNode node = item.path(method);
        List<JsonNode> parameters = Stream.of(item, node)
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(this::resolved)
                .toList();
        return new Operation(node.path("operationId").stringValue(), method.toUpperCase(), path, node, parameters);
    }

    /** What a reference refers to; anything else as it is. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").stringValue().substring(1)))
                : node;
    }

    boolean allows(JsonNode schema, String json) {
        return breaches(schema, json).isEmpty();
    }

    /** What the document does not say of an answer; empty when it says it all. */
    List<String> deviations(Operation operation, HttpResponse<String> response) {
        JsonNode described = resolved(operation.node().path("responses").path(Integer.toString(response.statusCode())));
        if (described.isMissingNode()) {
            return List.of("the status");
        }
        List<String> found = new ArrayList<>();
        described
                .path("headers")
                .propertyStream()
                .filter(header -> resolved(header.getValue()).path("required").booleanValue(false))
                .filter(header -> response.headers().firstValue(header.getKey()).isEmpty())
                .forEach(header -> found.add("no header " + header.getKey()));
        found.addAll(bodyDeviations(described.path("content"), response));
        return found;
    }

    private List<String> bodyDeviations(JsonNode content, HttpResponse<String> response) {
        String type =
                response.headers().firstValue("Content-Type").orElse("none").replaceFirst("\\s*;.*", "");
        if (content.isMissingNode()) {
            return response.body().isEmpty() ? List.of() : List.of("a body");
        }
        if (!content.has(type)) {
            return List.of("the content type " + type);
        }
        return type.endsWith("json") ? breaches(content.path(type).path("schema"), response.body()) : List.of();
    }

    private List<String> breaches(JsonNode schema, String json) {
        try {
            return schemas.computeIfAbsent(schema, this::compiled).validate(json, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException malformed) {
            return List.of(malformed.getMessage());
        }
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return REGISTRY.getSchema(whole);
    }
}
