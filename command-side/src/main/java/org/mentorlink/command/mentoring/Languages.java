package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.require;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages as BCP 47 names them, each in its usual spelling: en, pt-BR, zh-Hant. */
final class Languages {

    private Languages() {}

    static List<String> of(List<String> tags) {
        var languages = new ArrayList<String>();
        for (var index = 0; index < tags.size(); index++) {
            var language = parsed(tags.get(index));
            require(
                    language != null && isKnown(language),
                    "UNKNOWN_LANGUAGE",
                    "A language is a BCP 47 tag, such as en or pt-BR.",
                    "languages",
                    Integer.toString(index));
            languages.add(String.valueOf(language == null ? null : language.toLanguageTag()));
        }
        return languages.stream().distinct().toList();
    }

    private static @Nullable Locale parsed(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag.strip()).build();
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
