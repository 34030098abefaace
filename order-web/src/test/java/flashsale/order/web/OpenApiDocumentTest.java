package flashsale.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import flashsale.order.domain.rule.BlankText;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiDocumentTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/openapi.yaml");
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(FILE);
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getOpenApi30())
                    .keyword(new NonValidationKeyword("components"))
                    .build());

    @Test
    void theDocumentIsValidOpenApi() throws IOException {
        ParseOptions strict = new ParseOptions();
        strict.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readLocation(FILE.toString(), null, strict);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void everyOperationHasAnIdSecurityAndAnExampleOfEachBody() {
        List<JsonNode> operations = DOCUMENT.path("paths")
                .valueStream()
                .flatMap(path -> Stream.of("get", "put", "post", "delete").map(path::path))
                .filter(JsonNode::isObject)
                .toList();

        assertThat(operations)
                .isNotEmpty()
                .allMatch(operation -> operation.path("operationId").isString()
                        && operation.path("security").isArray());
        assertThat(operations)
                .extracting(operation -> operation.path("operationId").stringValue())
                .doesNotHaveDuplicates();
        assertThat(bodies(DOCUMENT))
                .hasSizeGreaterThan(20)
                .allMatch(body -> !examples(body).isEmpty());
    }

    @Test
    void everyExampleMatchesItsSchema() {
        bodies(DOCUMENT)
                .filter(body -> !body.path("schema").path("type").asString("").equals("string"))
                .forEach(body -> examples(body)
                        .forEach(example -> assertThat(errors(body.path("schema"), example))
                                .as(example.toString())
                                .isEmpty()));
    }

    @Test
    void textsAreBlankByTheDomainsDefinition() {
        assertThat(DOCUMENT.findValues("pattern"))
                .extracting(JsonNode::stringValue)
                .filteredOn(pattern -> pattern.startsWith("[^"))
                .hasSize(5)
                .containsOnly(BlankText.VISIBLE_CHARACTER);
    }

    @Test
    void aMismatchIsReported() {
        JsonNode order = DOCUMENT.at("/components/schemas/NewOrder");

        assertThat(errors(order, new YAMLMapper().readTree("{items: [], receiverInfo: {}, more: 1}")))
                .hasSizeGreaterThan(2);
    }

    /** Finds all media type objects of requests and responses, which are below {@code content}. */
    private static Stream<JsonNode> bodies(JsonNode node) {
        return Stream.concat(
                node.path("content").valueStream(), node.valueStream().flatMap(OpenApiDocumentTest::bodies));
    }

    private static List<JsonNode> examples(JsonNode body) {
        return Stream.concat(
                        body.has("example") ? Stream.of(body.path("example")) : Stream.empty(),
                        body.path("examples").valueStream().map(OpenApiDocumentTest::value))
                .toList();
    }

    private static JsonNode value(JsonNode example) {
        return example.has("$ref")
                ? DOCUMENT.at(example.path("$ref").stringValue().substring(1)).path("value")
                : example.path("value");
    }

    private static List<?> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        return SCHEMAS.getSchema(whole)
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
