package org.mentorlink.mentoring;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.mentorlink.shared.Edit;

/** What can be asked of a category; by admins only. */
public sealed interface CategoryCommand {

    CategoryId categoryId();

    /** @param icon name of a symbol, such as code or heart-pulse */
    record CreateCategory(@TargetAggregateIdentifier CategoryId categoryId, String name, String icon)
            implements CategoryCommand {}

    /** @param expectedVersion version of the category that the edit was made from */
    record ChangeCategory(
            @TargetAggregateIdentifier CategoryId categoryId, int expectedVersion, Edit<String> name, Edit<String> icon)
            implements CategoryCommand {}

    /** Mentors who are in it stay in it; no other can pick it. Retiring twice changes nothing. */
    record RetireCategory(@TargetAggregateIdentifier CategoryId categoryId) implements CategoryCommand {}
}
