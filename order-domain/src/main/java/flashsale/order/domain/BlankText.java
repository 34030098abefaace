package flashsale.order.domain;

import java.util.regex.Pattern;

/**
 * The one definition of a blank text: it has nothing that a reader can see. {@link String#isBlank} is not enough, because it counts a
 * no-break space, a zero-width space or a Hangul filler as text, so that a parcel could go to a receiver without a visible name.
 *
 * <p>The characters are those with the Unicode properties White_Space and Default_Ignorable_Code_Point, the controls and the empty Braille
 * pattern, all of the basic plane. The patterns in the OpenAPI document name the same ones.
 */
public final class BlankText {

    /** A character class that JSON Schema's dialect of regular expressions (ECMA-262) reads alike. */
    public static final String VISIBLE_CHARACTER =
            "[^\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5"
                    + "\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8]";

    private static final Pattern VISIBLE = Pattern.compile(VISIBLE_CHARACTER);

    private BlankText() {}

    public static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }
}
