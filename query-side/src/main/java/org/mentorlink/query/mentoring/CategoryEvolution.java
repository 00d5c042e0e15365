package org.mentorlink.query.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.mentoring.CategoryEvent.CategoryChanged;
import org.mentorlink.mentoring.CategoryEvent.CategoryCreated;
import org.mentorlink.mentoring.CategoryEvent.CategoryRetired;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.query.shared.Seen;

/** From one view of a category to the next. */
final class CategoryEvolution {

    private CategoryEvolution() {}

    static @Nullable CategoryView evolve(@Nullable CategoryView view, CategoryEvent event, Seen seen) {
        var version = Math.toIntExact(seen.sequence() + 1);
        var id = event.categoryId().value();
        return switch (event) {
            case CategoryCreated created ->
                new CategoryView(id, created.name(), created.icon(), false, version, sortKey(created.name(), id));
            case CategoryChanged changed ->
                new CategoryView(
                        id,
                        changed.name(),
                        changed.icon(),
                        view != null && view.retired(),
                        version,
                        sortKey(changed.name(), id));
            case CategoryRetired retirement ->
                view == null ? null : new CategoryView(id, view.name(), view.icon(), true, version, view.sortKey());
        };
    }

    private static String sortKey(String name, String id) {
        return Categories.compared(name) + '/' + id;
    }
}
