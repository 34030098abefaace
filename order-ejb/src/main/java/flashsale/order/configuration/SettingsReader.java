package flashsale.order.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/** Reads settings by their keys and collects all errors. Until {@link #failOnWrong} a wrong setting has a harmless value. */
final class SettingsReader {

    private static final String USER_AND_PASSWORD = "//.*@";
    private static final String NO_FILE = "none";
    private static final String PASSWORD = "password";

    private final Function<String, Optional<String>> source;
    private final List<String> wrong = new ArrayList<>();

    SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    String text(String key, String pattern, String expected) {
        Optional<String> value = source.apply(key).map(String::trim).filter(text -> text.matches(pattern));
        if (value.isEmpty()) {
            reject(key, expected);
        }
        return value.orElse("");
    }

    /** Reads texts that are separated by commas. */
    Set<String> texts(String key, String pattern, String expected) {
        String text = text(key, "(%1$s)(\\s*,\\s*(%1$s))*".formatted(pattern), expected);
        return Set.copyOf(List.of(text.split("\\s*,\\s*")));
    }

    /** Reads a text with a format of its own; the parser throws an {@link IllegalArgumentException} with the expected format. */
    <T> T parsed(String key, Function<String, T> parser, T harmless) {
        try {
            return parser.apply(source.apply(key).map(String::trim).orElse(""));
        } catch (IllegalArgumentException wrongForm) {
            reject(key, wrongForm.getMessage());
            return harmless;
        }
    }

    boolean flag(String key) {
        return text(key, "true|false", "true or false").equals("true");
    }

    int number(String key, int min, int max) {
        try {
            int value = Integer.parseInt(source.apply(key).map(String::trim).orElse(""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, like a number out of range.
        }
        reject(key, "a whole number from " + min + " to " + max);
        return min;
    }

    Duration millis(String key, int min, int max) {
        return Duration.ofMillis(number(key, min, max));
    }

    Duration seconds(String key, int min, int max) {
        return Duration.ofSeconds(number(key, min, max));
    }

    /** Reads a text that is never shown. */
    String secret(String key, int minLength) {
        Optional<String> value = source.apply(key).filter(text -> text.length() >= minLength);
        if (value.isEmpty()) {
            wrong.add(key + " is " + (source.apply(key).isPresent() ? "too short" : "missing") + "; expected at least "
                    + minLength + " characters that nobody can guess, the same on every instance");
        }
        return value.orElse("");
    }

    /**
     * Reads a properties file (UTF-8) that may hold secrets. Errors show its path and never its values.
     *
     * @param fault returns what is wrong with the settings, without their values
     * @return empty if the path is {@value #NO_FILE}
     */
    Map<String, String> secretFile(String key, Function<Map<String, String>, Optional<String>> fault, String expected) {
        String path = text(key, "\\S(.*\\S)?", expected);
        if (path.isEmpty() || path.equals(NO_FILE)) {
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        Optional<String> error;
        try (Reader file = Files.newBufferedReader(Path.of(path))) {
            Properties properties = new Properties();
            properties.load(file);
            properties.stringPropertyNames().forEach(name -> found.put(name, properties.getProperty(name)));
            error = fault.apply(found);
        } catch (IOException | IllegalArgumentException unreadable) {
            error = Optional.of("cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
        error.ifPresent(text -> wrong.add(key + " is '" + path + "', which " + text + "; expected " + expected));
        return Map.copyOf(found);
    }

    void failOnWrong() {
        if (!wrong.isEmpty()) {
            throw ConfigurationErrors.named(String.join("; and ", wrong), null);
        }
    }

    private void reject(String key, String expected) {
        wrong.add(key + " is " + given(key) + "; expected " + expected);
    }

    private String given(String key) {
        return source.apply(key)
                .map(value -> key.endsWith(PASSWORD) ? "***" : value.replaceAll(USER_AND_PASSWORD, "//***@"))
                .map(value -> "'" + value + "'")
                .orElse("missing");
    }
}
