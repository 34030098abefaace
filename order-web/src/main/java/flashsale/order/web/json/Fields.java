package flashsale.order.web.json;

import flashsale.order.domain.Rule;
import flashsale.order.domain.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON object. What cannot be read is noted as a violation, and stands in for it: nothing, zero or an empty
 * text, so that reading goes on and finds all that is wrong. Not for use by more than one thread.
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

    /** The outermost object, which may have these fields and no others. */
    static Fields of(JsonObject object, Set<String> known) {
        return new Fields(object, "", new ArrayList<>()).onlyWith(known);
    }

    /** What was found so far, in all objects of the body. */
    List<Violation> violations() {
        return violations;
    }

    String text(String name) {
        String text =
                of(name, JsonString.class, Rule.TEXT).map(JsonString::getString).orElse("");
        if (!isWhole(text)) {
            note(name, Rule.TEXT);
            return "";
        }
        return text;
    }

    /** JSON can hold half a character (RFC 8259, 8.2), which no other encoding can keep. */
    private static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** A whole number however written: 2, 2.0 and 0.2e1 are the same one. */
    long whole(String name) {
        Optional<JsonNumber> number = of(name, JsonNumber.class, Rule.WHOLE_NUMBER);
        try {
            return number.map(JsonNumber::longValueExact).orElse(0L);
        } catch (ArithmeticException notWhole) {
            note(name, Rule.WHOLE_NUMBER);
            return 0;
        }
    }

    /** A whole number; one beyond an int becomes the nearest int, for a rule to refuse. */
    int wholeInt(String name) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(name)));
    }

    BigDecimal decimal(String name) {
        Optional<JsonNumber> number = of(name, JsonNumber.class, Rule.DECIMAL);
        return number.map(JsonNumber::bigDecimalValue).orElse(BigDecimal.ZERO);
    }

    Fields object(String name, Set<String> known) {
        return of(name, JsonObject.class, Rule.OBJECT)
                .map(inner -> new Fields(inner, path + name + ".", violations).onlyWith(known))
                .orElseGet(this::nothing);
    }

    List<Fields> objects(String name, Set<String> known) {
        List<Fields> all = new ArrayList<>();
        for (JsonValue value : of(name, JsonArray.class, Rule.ARRAY).orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            String position = name + "[" + all.size() + "]";
            if (value instanceof JsonObject inner) {
                all.add(new Fields(inner, path + position + ".", violations).onlyWith(known));
            } else {
                note(position, Rule.OBJECT);
                all.add(nothing());
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
                note(name + "[" + all.size() + "]", Rule.TEXT);
                all.add("");
            }
        }
        return all;
    }

    private Fields onlyWith(Set<String> known) {
        object.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> note(name, Rule.UNKNOWN_FIELD));
        return this;
    }

    /** Stands in for an object that is none; what it lacks is not noted once more. */
    private Fields nothing() {
        return new Fields(JsonValue.EMPTY_JSON_OBJECT, "", new ArrayList<>());
    }

    private <T extends JsonValue> Optional<T> of(String name, Class<T> type, Rule rule) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            note(name, Rule.REQUIRED);
        } else if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        } else {
            note(name, rule);
        }
        return Optional.empty();
    }

    private void note(String name, Rule rule) {
        violations.add(new Violation(path + name, rule));
    }
}
