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

/** The OpenAPI document: its operations, and whether a response conforms to it. */
final class OpenApiDocument {

    static final Path FILE = Path.of("../order-web/src/main/resources/META-INF/openapi.yaml");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getOpenApi30())
                    .keyword(new NonValidationKeyword("components"))
                    .build());

    private final JsonNode document = new YAMLMapper().readTree(FILE);
    private final Map<JsonNode, Schema> schemas = new IdentityHashMap<>();

    /**
     * An operation.
     *
     * @param node its description in the document
     * @param parameters the parameters of the operation and of its path, with references resolved
     */
    record Operation(String id, String method, String path, JsonNode node, List<JsonNode> parameters) {

        boolean isForEveryone() {
            return node.path("security").valueStream().anyMatch(JsonNode::isEmpty);
        }

        /** The group whose members may call it, as its description says. */
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
                .flatMap(path -> Stream.of("get", "put", "patch", "post")
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

    /** Resolves a reference; returns any other node unchanged. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.path("$ref").stringValue().substring(1)))
                : node;
    }

    boolean allows(JsonNode schema, String json) {
        return violations(schema, json).isEmpty();
    }

    /** Lists what a response has that the document does not describe, or lacks; empty if it conforms. */
    List<String> deviations(Operation operation, HttpResponse<String> response) {
        JsonNode described = resolved(operation.node().path("responses").path(Integer.toString(response.statusCode())));
        if (described.isMissingNode()) {
            return List.of("undocumented status");
        }
        List<String> found = new ArrayList<>();
        described
                .path("headers")
                .propertyStream()
                .filter(header -> resolved(header.getValue()).path("required").booleanValue(false))
                .filter(header -> response.headers().firstValue(header.getKey()).isEmpty())
                .forEach(header -> found.add("missing header " + header.getKey()));
        found.addAll(bodyDeviations(described.path("content"), response));
        return found;
    }

    private List<String> bodyDeviations(JsonNode content, HttpResponse<String> response) {
        String type =
                response.headers().firstValue("Content-Type").orElse("none").replaceFirst("\\s*;.*", "");
        if (content.isMissingNode()) {
            return response.body().isEmpty() ? List.of() : List.of("undocumented body");
        }
        if (!content.has(type)) {
            return List.of("undocumented content type " + type);
        }
        return type.endsWith("json") ? violations(content.path(type).path("schema"), response.body()) : List.of();
    }

    private List<String> violations(JsonNode schema, String json) {
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
