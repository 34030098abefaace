package flashsale.order.system;

import flashsale.order.launcher.system.ServerKind;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server does in its own way before or instead of the application; docs/limits.md lists each. */
final class ServerWays {

    /** No version of OpenAPI knows it. */
    private static final String PAYARAS_LIST_OF_PATHS = "endpoints";

    /** Characters that have no place in an address as they are; Payara hands them on. */
    private static final String NO_ADDRESS = "{a}";

    /** Of more, its JAX-RS ends some streams early, and they have to come again. */
    private static final int WILDFLYS_CROWD = 1_000;

    private ServerWays() {}

    private static boolean isWildFly() {
        return RealSystem.kind() == ServerKind.WILDFLY;
    }

    /** Whether the server answers a request by a bare 400, and the application never sees it. */
    static boolean isRefusedByTheServer(String request) {
        return isWildFly() && request.lines().findFirst().orElseThrow().contains(NO_ADDRESS);
    }

    /** Whether the server lets pages of all origins read its answer to a GET, whatever the application says of origins. */
    static boolean isForAllPages(String path) {
        return isWildFly() && path.equals("/openapi?format=JSON");
    }

    /** Those parameters of types in Accept that the server understands: WildFly cuts at every comma before the application sees any. */
    static List<String> readable(String... parameters) {
        return Stream.of(parameters)
                .filter(text -> !isWildFly() || !text.contains(","))
                .toList();
    }

    /** How many clients may wait at once so that each is told by the stream or poll that it opened. */
    static int crowd(int wanted) {
        return isWildFly() ? WILDFLYS_CROWD : wanted;
    }

    /** The server's own view of the API, without what it alone has. */
    static JsonNode withoutItsOwn(JsonNode view) {
        return ((ObjectNode) view).without(PAYARAS_LIST_OF_PATHS);
    }

    /** What the server makes of a document if it is asked for JSON: WildFly forgets which bodies are required. */
    static JsonNode rewritten(JsonNode document) {
        JsonNode copy = document.deepCopy();
        if (isWildFly()) {
            ((ObjectNode) copy).putObject("externalDocs");
            ((ObjectNode) copy.path("info")).putObject("contact");
            copy.path("paths").findValues("requestBody").forEach(body -> ((ObjectNode) body).remove("required"));
        }
        return copy;
    }
}
