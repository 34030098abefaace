package flashsale.order.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Negotiation of the response's language by the Accept-Language header (RFC 9110, 12.5.4). */
final class AcceptedLanguage {

    private static final String ANY = "*";

    /** In characters. Browsers send less than 200; the JDK's parser takes tens of milliseconds for a header of 8 KiB. */
    private static final int MAX_LENGTH = 512;

    private static final int MAX_RANGES = 32;

    private AcceptedLanguage() {}

    /**
     * Returns the available language that the client prefers. A range such as {@code ko-KR} selects the language Korean.
     *
     * @param header null if absent; a malformed or excessive header counts as absent
     */
    static Language of(String header) {
        List<LanguageRange> ranges = ranges(header);
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> match(range, ranges))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    /** Returns the ranges in order of preference. */
    private static List<LanguageRange> ranges(String header) {
        if (header == null || header.isBlank() || isTooLong(header)) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static boolean isTooLong(String header) {
        return header.length() > MAX_LENGTH
                || header.chars().filter(c -> c == ',').count() >= MAX_RANGES;
    }

    private static Optional<Language> match(LanguageRange range, List<LanguageRange> all) {
        return Arrays.stream(Language.values())
                .filter(language -> range.getRange().equals(ANY)
                        ? all.stream().noneMatch(other -> matches(other, language))
                        : matches(range, language))
                .findFirst();
    }

    private static boolean matches(LanguageRange range, Language language) {
        return range.getRange().equals(language.tag()) || range.getRange().startsWith(language.tag() + "-");
    }
}
