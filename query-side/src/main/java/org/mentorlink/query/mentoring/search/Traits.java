package org.mentorlink.query.mentoring.search;

import java.util.List;
import java.util.Locale;
import org.mentorlink.mentoring.MentorView;

/** What a mentor is told apart by, read off their profile, as it is asked for in a filter. */
final class Traits {

    private Traits() {}

    /** Ids. */
    static List<String> categories(MentorView mentor) {
        return mentor.practice().categoryIds();
    }

    /** BCP 47 tags. */
    static List<String> languages(MentorView mentor) {
        return mentor.practice().languages().stream().map(Traits::language).toList();
    }

    /** A tag in its usual form: case counts for nothing. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag.strip()).toLanguageTag();
    }

    static List<String> styles(MentorView mentor) {
        return mentor.practice().styles().stream().map(Enum::name).toList();
    }
}
