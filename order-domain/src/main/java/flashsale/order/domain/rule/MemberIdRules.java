package flashsale.order.domain.rule;

/**
 * The rules for a member's id, whichever interface it comes through: the subject of a token, or a field of a record. They keep
 * members apart: no store may change an id so that it equals another one.
 */
public final class MemberIdRules {

    /** Length of the database column. */
    private static final int MAX_LENGTH = 255;

    /** Decoders replace malformed bytes by it, so different ids could become equal. */
    private static final char REPLACEMENT = '\ufffd';

    private MemberIdRules() {}

    /** Returns whether the id is visible, well-formed, short enough, and free of control characters. */
    public static boolean isValid(String id) {
        return id.length() <= MAX_LENGTH
                && !BlankText.isBlank(id)
                && id.indexOf(REPLACEMENT) < 0
                && id.chars().noneMatch(Character::isISOControl)
                && WellFormedText.isWellFormed(id);
    }
}
