package flashsale.order.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of Redis with its login, in the format of Lettuce as far as that goes.
 *
 * @param tls whether all connections are encrypted, including those to sentinels
 * @param nodes the server, the sentinels, or some nodes of the cluster, which know the others; at least one
 * @param login the login at servers, not at sentinels
 * @param database always 0 in a cluster
 * @param master the name by which sentinels know the master; empty without sentinels
 */
public record RedisAddress(
        Kind kind, boolean tls, List<Node> nodes, Optional<RedisLogin> login, int database, String master) {

    public enum Kind {
        SINGLE(""),
        SENTINEL("-sentinel"),
        CLUSTER("-cluster");

        private final String scheme;

        Kind(String scheme) {
            this.scheme = scheme;
        }
    }

    public record Node(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    static final String FORMS =
            "redis://host:port/database, redis-sentinel://host:port,…/database?sentinelMasterId=NAME or"
                    + " redis-cluster://host:port,…, with user:password@ before the hosts where needed, and rediss for TLS";

    /** The placeholder for a wrong address until all wrong settings are reported. */
    static final RedisAddress NONE = new RedisAddress(Kind.SINGLE, false, List.of(), Optional.empty(), 0, "");

    private static final int MAX_PORT = 65_535;
    private static final String HOST_PORT = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?:\\d{1,5}";
    private static final Pattern URI = Pattern.compile("redis(?<tls>s)?(?<kind>-sentinel|-cluster)?://"
            + "((?<login>[^\\s@/]*)@)?(?<nodes>%1$s(,%1$s)*)".formatted(HOST_PORT)
            + "(/(?<database>\\d{1,5}))?(\\?sentinelMasterId=(?<master>[\\w.-]+))?");

    /** Throws an {@link IllegalArgumentException} with the expected form if the text is malformed or contradicts itself. */
    static RedisAddress parse(String text) {
        Matcher uri = URI.matcher(text);
        require(uri.matches(), FORMS);
        Kind kind = Stream.of(Kind.values())
                .filter(any -> any.scheme.equals(text(uri, "kind")))
                .findFirst()
                .orElseThrow();
        RedisAddress address = new RedisAddress(
                kind,
                uri.group("tls") != null,
                Stream.of(uri.group("nodes").split(",")).map(RedisAddress::node).toList(),
                Optional.ofNullable(uri.group("login")).map(RedisAddress::login),
                Integer.parseInt("0" + text(uri, "database")),
                text(uri, "master"));
        address.requireConsistency();
        return address;
    }

    private void requireConsistency() {
        require(nodes.stream().allMatch(node -> node.port <= MAX_PORT), "ports up to " + MAX_PORT);
        require(
                kind != Kind.SINGLE || nodes.size() == 1,
                "one host, or redis-sentinel:// or redis-cluster:// before several");
        require(kind != Kind.CLUSTER || database == 0, "no database but 0: a cluster has no other");
        require(
                kind == Kind.SENTINEL != master.isEmpty(),
                "?sentinelMasterId=NAME with redis-sentinel://, and with nothing else");
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(expected);
        }
    }

    private static String text(Matcher uri, String part) {
        return Optional.ofNullable(uri.group(part)).orElse("");
    }

    private static Node node(String hostPort) {
        int colon = hostPort.indexOf(':');
        return new Node(hostPort.substring(0, colon), Integer.parseInt(hostPort.substring(colon + 1)));
    }

    private static RedisLogin login(String text) {
        int colon = text.indexOf(':');
        require(colon >= 0, "user:password@ or :password@ before the host");
        return new RedisLogin(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
    }

    /** Decodes %XX. Unlike in a form, a plus sign in a URI is not a blank. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("user and password with %XX for what is special in a URI", malformed);
        }
    }

    /** The text that {@link #parse} accepts, without the login. */
    @Override
    public String toString() {
        return "redis" + (tls ? "s" : "") + kind.scheme + "://"
                + nodes.stream().map(Node::toString).collect(Collectors.joining(","))
                + (kind == Kind.CLUSTER ? "" : "/" + database)
                + (master.isEmpty() ? "" : "?sentinelMasterId=" + master);
    }
}
