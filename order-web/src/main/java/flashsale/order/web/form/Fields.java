package flashsale.order.web.form;

import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reader of a JSON object's fields that collects violations. An invalid field yields a default value (empty or zero), so that reading
 * continues and finds every violation. Not thread-safe.
 */
final class Fields {

    private final JsonObject object;
    private final String path;
    private final List<Violation> violations;

    private Fields(JsonObject object, String path, List<Violation> violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    /** Reads the outermost object, which may have these fields and no others. */
    static Fields of(JsonObject object, Set<String> known) {
        return new Fields(object, "", new ArrayList<>()).rejectOthers(known);
    }

    /** Returns the violations found so far in all objects of the body. */
    List<Violation> violations() {
        return violations;
    }

    String text(String name) {
        return of(name, JsonString.class, Rule.TEXT).map(JsonString::getString).orElse("");
    }

    /** Reads a whole number in any notation: 2, 2.0 and 0.2e1 are equal. */
    long longValue(String name) {
        Optional<JsonNumber> number = of(name, JsonNumber.class, Rule.WHOLE_NUMBER);
        try {
            return number.map(JsonNumber::longValueExact).orElse(0L);
        } catch (ArithmeticException notWhole) {
            report(name, Rule.WHOLE_NUMBER);
            return 0;
        }
    }

    /** Reads a whole number. A number beyond an int becomes the nearest int, which the domain's rules then reject. */
    int intValue(String name) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, longValue(name)));
    }

    BigDecimal decimal(String name) {
        Optional<JsonNumber> number = of(name, JsonNumber.class, Rule.DECIMAL);
        return number.map(JsonNumber::bigDecimalValue).orElse(BigDecimal.ZERO);
    }

    Fields object(String name, Set<String> known) {
        return of(name, JsonObject.class, Rule.OBJECT)
                .map(inner -> inner(name, inner, known))
                .orElseGet(this::placeholder);
    }

    /** Returns whether the field is there, even if it is null. */
    boolean has(String name) {
        return object.containsKey(name);
    }

    /** Reads an object that may be absent or null. */
    Optional<Fields> optionalObject(String name, Set<String> known) {
        return optional(name, JsonObject.class, Rule.OBJECT).map(inner -> inner(name, inner, known));
    }

    /** Reads true or false, which may be absent or null. */
    Optional<Boolean> optionalFlag(String name) {
        Optional<JsonValue> value = optional(name, JsonValue.class, Rule.BOOLEAN);
        if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
            report(name, Rule.BOOLEAN);
            return Optional.empty();
        }
        return value.map(JsonValue.TRUE::equals);
    }

    /** Reads a time with an offset (ISO 8601), which may be absent or null. It is truncated to the millisecond. */
    Optional<Instant> optionalInstant(String name) {
        Optional<String> text = optional(name, JsonString.class, Rule.INSTANT).map(JsonString::getString);
        Optional<Instant> instant = text.flatMap(InstantText::parse);
        if (text.isPresent() && instant.isEmpty()) {
            report(name, Rule.INSTANT);
        }
        return instant;
    }

    List<Fields> objects(String name, Set<String> known) {
        List<Fields> all = new ArrayList<>();
        for (JsonValue value : of(name, JsonArray.class, Rule.ARRAY).orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            String position = name + "[" + all.size() + "]";
            if (value instanceof JsonObject inner) {
                all.add(inner(position, inner, known));
            } else {
                report(position, Rule.OBJECT);
                all.add(placeholder());
            }
        }
        return all;
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonValue value : of(name, JsonArray.class, Rule.ARRAY).orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            if (value instanceof JsonString text) {
                all.add(text.getString());
            } else {
                report(name + "[" + all.size() + "]", Rule.TEXT);
                all.add("");
            }
        }
        return all;
    }

    private Fields inner(String name, JsonObject value, Set<String> known) {
        return new Fields(value, path + name + ".", violations).rejectOthers(known);
    }

    private Fields rejectOthers(Set<String> known) {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> report(name, Rule.UNKNOWN_FIELD));
        return this;
    }

    /** Replaces a value that is no object. It collects violations of its own, so that none is reported for its missing fields. */
    private Fields placeholder() {
        return new Fields(JsonValue.EMPTY_JSON_OBJECT, "", new ArrayList<>());
    }

    private <T extends JsonValue> Optional<T> of(String name, Class<T> type, Rule rule) {
        if (isMissing(name)) {
            report(name, Rule.REQUIRED);
        }
        return optional(name, type, rule);
    }

    private <T extends JsonValue> Optional<T> optional(String name, Class<T> type, Rule rule) {
        if (isMissing(name)) {
            return Optional.empty();
        }
        JsonValue value = object.get(name);
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        report(name, rule);
        return Optional.empty();
    }

    private boolean isMissing(String name) {
        return object.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL;
    }

    private void report(String name, Rule rule) {
        violations.add(new Violation(path + name, rule));
    }
}
