package flashsale.order.domain.rule;

import java.util.regex.Pattern;

/**
 * The definition of blank text: text without a character that a reader can see. {@link String#isBlank} is not enough. It counts
 * no-break spaces, zero-width spaces and Hangul fillers as text, so a parcel could go to a receiver without a visible name.
 *
 * <p>Invisible are control characters, the empty Braille pattern, and characters with the Unicode properties White_Space or
 * Default_Ignorable_Code_Point, all within the Basic Multilingual Plane. The patterns in the OpenAPI document list the same ones.
 */
public final class BlankText {

    /** A character class that means the same in Java and in ECMA-262, the regular expressions of JSON Schema. */
    public static final String VISIBLE_CHARACTER =
            "[^\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5"
                    + "\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8]";

    private static final Pattern VISIBLE = Pattern.compile(VISIBLE_CHARACTER);

    private BlankText() {}

    public static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }
}
