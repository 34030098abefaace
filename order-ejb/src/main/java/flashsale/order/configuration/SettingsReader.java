package flashsale.order.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings by their keys and gathers all that are wrong. A wrong one reads as a harmless value until the end. */
final class SettingsReader {

    private final Function<String, Optional<String>> source;
    private final List<String> wrong = new ArrayList<>();

    SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    String text(String key, String pattern, String expected) {
        Optional<String> value = source.apply(key).map(String::trim).filter(text -> text.matches(pattern));
        if (value.isEmpty()) {
            wrong.add(key + " is " + given(key) + "; expected " + expected);
        }
        return value.orElse("");
    }

    int number(String key, int min, int max) {
        try {
            int value = Integer.parseInt(source.apply(key).map(String::trim).orElse(""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // named below, as a number out of range is
        }
        wrong.add(key + " is " + given(key) + "; expected a whole number from " + min + " to " + max);
        return min;
    }

    Duration millis(String key, int min, int max) {
        return Duration.ofMillis(number(key, min, max));
    }

    /** A text that is never shown, only whether it is there. */
    String secret(String key, int minLength) {
        Optional<String> value = source.apply(key).filter(text -> text.length() >= minLength);
        if (value.isEmpty()) {
            wrong.add(key + " is " + (source.apply(key).isPresent() ? "too short" : "missing") + "; expected at least "
                    + minLength + " characters that nobody can guess, the same on every instance");
        }
        return value.orElse("");
    }

    void failOnWrong() {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Wrong settings: " + String.join("; and ", wrong));
        }
    }

    private String given(String key) {
        return source.apply(key).map(value -> "'" + value + "'").orElse("missing");
    }
}
