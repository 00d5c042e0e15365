package org.mentorlink.command.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Personal;

/** What fields of a profile are after an edit, checked where they were edited. */
public final class Edits {

    public static final String TOO_LONG = "TEXT_TOO_LONG";

    private Edits() {}

    /** One line that names something, such as an employer. */
    public static @Nullable Personal name(
            Object owner, Edit<String> edit, @Nullable Personal current, int max, String... path) {
        return edit.given()
                ? Personal.ofNullable(owner, Input.optionalName(edit.value(), max, TOO_LONG, path))
                : current;
    }

    /** Free text. */
    public static @Nullable Personal text(
            Object owner, Edit<String> edit, @Nullable Personal current, int max, String... path) {
        return edit.given()
                ? Personal.ofNullable(owner, Input.optionalText(edit.value(), max, TOO_LONG, path))
                : current;
    }

    /** A number within bounds, or none. */
    public static @Nullable Integer number(
            Edit<Integer> edit,
            @Nullable Integer current,
            int least,
            int most,
            String code,
            String message,
            String... path) {
        var value = edit.value();
        Input.require(value == null || (value >= least && value <= most), code, message, path);
        return edit.over(current);
    }

    /** What is not cleared but set back. */
    public static <T> T orElse(Edit<T> edit, T current, T otherwise) {
        return edit.given() ? Objects.requireNonNullElse(edit.value(), otherwise) : current;
    }

    /** Names of things, each once and in the order given; clearing them leaves none. */
    public static List<String> names(
            Edit<List<String>> edit, List<String> current, int most, int max, String blankCode, String field) {
        if (!edit.given()) {
            return current;
        }
        var values = Objects.requireNonNullElse(edit.value(), List.<String>of());
        atMost(values, most, field);
        return names(values, max, blankCode, field);
    }

    public static List<String> names(List<String> values, int max, String blankCode, String field) {
        var names = new ArrayList<String>();
        for (var index = 0; index < values.size(); index++) {
            names.add(Input.name(values.get(index), max, blankCode, TOO_LONG, field, Integer.toString(index)));
        }
        return names.stream().distinct().toList();
    }

    /** Values of a fixed set, each once; clearing them leaves none. */
    public static <T> List<T> each(Edit<List<T>> edit, List<T> current) {
        return edit.given()
                ? Objects.requireNonNullElse(edit.value(), List.<T>of()).stream()
                        .distinct()
                        .toList()
                : current;
    }

    public static void atMost(List<?> values, int most, String field) {
        Input.require(values.size() <= most, "TOO_MANY", "This list has at most " + most + " entries.", field);
    }
}
