package org.mentorlink.query.mentoring.search;

import java.util.List;
import java.util.Locale;
import org.mentorlink.mentoring.MentorView;

/** What a mentor is told apart by, read off their profile. */
final class Traits {

    private Traits() {}

    static List<String> categories(MentorView mentor) {
        return List.of();
    }

    static List<String> languages(MentorView mentor) {
        return List.of();
    }

    static List<String> styles(MentorView mentor) {
        return List.of();
    }

    static List<String> verifiedDocuments(MentorView mentor) {
        return List.of();
    }

    /** As it is compared: codes and ids, so only case counts for nothing. */
    static String key(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
