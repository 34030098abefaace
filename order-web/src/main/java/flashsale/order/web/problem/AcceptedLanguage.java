package flashsale.order.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Chooses a language by the header Accept-Language (RFC 9110, 12.5.4). */
final class AcceptedLanguage {

    private static final String ANY = "*";

    private AcceptedLanguage() {}

    /**
     * The language that the caller prefers among those there are; a range such as {@code ko-KR} wants its language, too.
     *
     * @param header null without one; one that cannot be understood is as good as none
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

    /** In the order of preference. */
    private static List<LanguageRange> ranges(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Optional<Language> match(LanguageRange range, List<LanguageRange> all) {
        return Arrays.stream(Language.values())
                .filter(language -> range.getRange().equals(ANY)
                        ? all.stream().noneMatch(other -> names(other, language))
                        : names(range, language))
                .findFirst();
    }

    private static boolean names(LanguageRange range, Language language) {
        return range.getRange().equals(language.tag()) || range.getRange().startsWith(language.tag() + "-");
    }
}
