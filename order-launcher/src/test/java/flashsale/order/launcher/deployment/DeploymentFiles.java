package flashsale.order.launcher.deployment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The deployment files for containers and clusters, and the sources that they must match, as text and as YAML. */
final class DeploymentFiles {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

    private static final Path SETTINGS =
            ROOT.resolve("order-ejb/src/main/java/flashsale/order/configuration/Settings.java");
    private static final Path DEFAULTS =
            ROOT.resolve("order-ejb/src/main/resources/META-INF/microprofile-config.properties");

    private DeploymentFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(Path file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(strict).load(text(file));
    }

    /** Returns the value at a path of keys and list indices. */
    @SuppressWarnings("unchecked")
    static <T> T at(Object tree, Object... path) {
        Object place = tree;
        for (Object step : path) {
            place = step instanceof Integer index
                    ? ((List<Object>) place).get(index)
                    : ((Map<String, Object>) place).get(step);
        }
        return (T) place;
    }

    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names and values of an environment file. */
    static Map<String, String> variables(Path file) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Returns the first group of each match. */
    static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    static int number(String pattern, Path file) {
        return Integer.parseInt(found(pattern, text(file)).get(0));
    }

    /** Returns the settings of the application, as environment variables. */
    static Set<String> settings() {
        Set<String> keys = new HashSet<>(found("\"((?:flashsale|mp)\\.[a-z.-]*[a-z])\"", text(SETTINGS)));
        keys.addAll(defaults().stringPropertyNames());
        return keys.stream().map(DeploymentFiles::variable).collect(toSet());
    }

    /** Returns the settings without a default. */
    static Set<String> required() {
        Set<String> required = new HashSet<>(settings());
        required.removeAll(defaults().stringPropertyNames().stream()
                .map(DeploymentFiles::variable)
                .collect(toSet()));
        return required;
    }

    static String defaultOf(String key) {
        return defaults().getProperty(key);
    }

    private static Properties defaults() {
        Properties defaults = new Properties();
        try (var reader = Files.newBufferedReader(DEFAULTS)) {
            defaults.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return defaults;
    }

    /** The name by which MicroProfile Config (3.1, 5.3.1) finds a key in the environment. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Parses a size in the notation of Docker, Kubernetes or a JVM. */
    static int mebibytes(String size) {
        MatchResult parts = Pattern.compile("(\\d+)([mMgG])i?")
                .matcher(size)
                .results()
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(parts.group(1)) * (parts.group(2).equalsIgnoreCase("g") ? 1024 : 1);
    }
}
