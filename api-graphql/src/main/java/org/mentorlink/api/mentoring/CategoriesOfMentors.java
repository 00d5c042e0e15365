package org.mentorlink.api.mentoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.mentoring.CategoryQuery.FindCategories;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.mentoring.CategoryViews;
import org.mentorlink.mentoring.MentorView;
import org.springframework.stereotype.Component;

/** The categories that many mentors are in, read at once. */
@Component
class CategoriesOfMentors {

    private final Questions questions;

    CategoriesOfMentors(Questions questions) {
        this.questions = questions;
    }

    /** Of each mentor, in their order. */
    Map<MentorView, List<CategoryView>> all(Collection<MentorView> mentors) {
        var known = read(mentors);
        var found = new HashMap<MentorView, List<CategoryView>>();
        for (var mentor : mentors) {
            found.put(
                    mentor,
                    mentor.practice().categoryIds().stream()
                            .map(known::get)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return found;
    }

    Map<MentorView, @Nullable CategoryView> primary(Collection<MentorView> mentors) {
        var known = read(mentors);
        var found = new HashMap<MentorView, @Nullable CategoryView>();
        for (var mentor : mentors) {
            var primary = mentor.practice().primaryCategoryId();
            found.put(mentor, primary == null ? null : known.get(primary));
        }
        return found;
    }

    private Map<String, CategoryView> read(Collection<MentorView> mentors) {
        var ids = mentors.stream()
                .flatMap(mentor -> mentor.practice().categoryIds().stream())
                .distinct()
                .sorted()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : questions.ask(new FindCategories(ids), CategoryViews.class).categories().stream()
                        .collect(Collectors.toMap(CategoryView::id, Function.identity()));
    }
}
