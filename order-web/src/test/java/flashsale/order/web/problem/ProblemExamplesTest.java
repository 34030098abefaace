package flashsale.order.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ProblemExamplesTest {

    private static final Path DOCUMENT = Path.of("src/main/resources/META-INF/openapi.yaml");

    /** A problem without its variable fields. */
    private record Texts(String type, int status, String title, String detail) {

        static Texts of(JsonNode problem) {
            return new Texts(
                    problem.path("type").stringValue(),
                    problem.path("status").intValue(),
                    problem.path("title").stringValue(),
                    problem.path("detail").stringValue());
        }
    }

    @Test
    void theProblemsInTheOpenApiDocumentHaveTheApplicationsTexts() {
        Set<Texts> known = Arrays.stream(ProblemKind.values())
                .flatMap(kind ->
                        Arrays.stream(Language.values()).map(language -> ProblemJson.of(Problem.of(kind), language)))
                .map(bytes -> Texts.of(new JsonMapper().readTree(bytes)))
                .collect(Collectors.toSet());

        assertThat(problems(new YAMLMapper().readTree(DOCUMENT)).map(Texts::of))
                .hasSizeGreaterThan(15)
                .allMatch(known::contains);
    }

    private static Stream<JsonNode> problems(JsonNode node) {
        return node.path("detail").isString()
                ? Stream.of(node)
                : node.valueStream().flatMap(ProblemExamplesTest::problems);
    }
}
