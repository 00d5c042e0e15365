package org.mentorlink.api.graphql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Edit;
import org.springframework.graphql.data.ArgumentValue;

/** Input fields as edits: one that is left out stays as it is, one that is null is cleared. */
public final class Inputs {

    private Inputs() {}

    public static <T> Edit<T> edit(ArgumentValue<T> field) {
        return field.isOmitted() ? Edit.kept() : Edit.to(field.value());
    }

    /** As {@link #edit(ArgumentValue)}, with the value in another form. */
    public static <T, R> Edit<R> edit(ArgumentValue<T> field, Function<T, R> form) {
        var value = field.value();
        if (field.isOmitted()) {
            return Edit.kept();
        }
        return Edit.to(value == null ? null : form.apply(value));
    }

    /** A field within a group of fields: clearing the group clears each. */
    public static <G, T> Edit<T> within(ArgumentValue<G> group, Function<G, ArgumentValue<T>> field) {
        @Nullable G given = group.value();
        if (group.isOmitted()) {
            return Edit.kept();
        }
        return given == null ? Edit.to(null) : edit(field.apply(given));
    }
}
