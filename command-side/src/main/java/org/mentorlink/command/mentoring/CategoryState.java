package org.mentorlink.command.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.mentoring.CategoryEvent.CategoryChanged;
import org.mentorlink.mentoring.CategoryEvent.CategoryCreated;
import org.mentorlink.mentoring.CategoryEvent.CategoryRetired;

/** A category as decisions see it. */
record CategoryState(String name, String icon, boolean retired) {

    static @Nullable CategoryState evolve(@Nullable CategoryState state, CategoryEvent event) {
        return switch (event) {
            case CategoryCreated created -> new CategoryState(created.name(), created.icon(), false);
            case CategoryChanged changed ->
                state == null ? null : new CategoryState(changed.name(), changed.icon(), state.retired());
            case CategoryRetired retirement ->
                state == null ? null : new CategoryState(state.name(), state.icon(), true);
        };
    }
}
