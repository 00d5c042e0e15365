package org.mentorlink.api.graphql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.ArgumentValue;

/** Input fields as edits: one that is left out stays as it is, one that is null is cleared. */
public final class Inputs {

    private Inputs() {}

    /**
     * @param amountMinor in minor units of the currency
     * @param path of the currency, for INVALID_CURRENCY
     */
    public static Money money(long amountMinor, String currency, String... path) {
        try {
            return Money.of(amountMinor, currency);
        } catch (IllegalArgumentException unknown) {
            throw Refused.because("INVALID_CURRENCY", "A currency is an ISO 4217 code, such as ZAR.", path);
        }
    }

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
