package flashsale.order.domain.rule;

/**
 * The definition of well-formed text: text without unpaired surrogates, the halves of characters beyond U+FFFF. JSON can express
 * them (RFC 8259, 8.2), but UTF-8 cannot, so encoders replace each by {@code ?} and different texts become equal.
 */
public final class WellFormedText {

    private WellFormedText() {}

    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
