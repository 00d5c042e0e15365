package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Languages as BCP 47 names them, each in its usual spelling: en, pt-BR, zh-Hant. */
final class Languages {

    /** Languages that have a code of two letters are named by that one. */
    private static final Map<String, String> SHORT = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    code -> Locale.of(code).getISO3Language(), Function.identity(), (one, other) -> one));

    private Languages() {}

    static List<String> of(List<String> tags) {
        var languages = new ArrayList<String>();
        for (var index = 0; index < tags.size(); index++) {
            var language = parsed(tags.get(index));
            if (language == null || !isKnown(language)) {
                throw refusedInput(
                        "UNKNOWN_LANGUAGE",
                        "A language is a BCP 47 tag, such as en or pt-BR.",
                        "languages",
                        Integer.toString(index));
            }
            languages.add(language.toLanguageTag());
        }
        return languages.stream().distinct().toList();
    }

    private static @Nullable Locale parsed(String tag) {
        try {
            var language = new Locale.Builder().setLanguageTag(tag.strip()).build();
            var code = SHORT.getOrDefault(language.getLanguage(), language.getLanguage());
            return new Locale.Builder().setLocale(language).setLanguage(code).build();
        } catch (IllformedLocaleException notATag) {
            return null;
        }
    }

    /** A code of no language has no name but itself. */
    private static boolean isKnown(Locale locale) {
        var language = locale.getLanguage();
        return !language.isEmpty() && !locale.getDisplayLanguage(Locale.ENGLISH).equals(language);
    }
}
