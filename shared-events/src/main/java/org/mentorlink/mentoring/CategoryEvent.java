package org.mentorlink.mentoring;

import org.axonframework.serialization.Revision;

/** What has happened to a category. */
public sealed interface CategoryEvent {

    CategoryId categoryId();

    @Revision("1")
    record CategoryCreated(CategoryId categoryId, String name, String icon) implements CategoryEvent {}

    @Revision("1")
    record CategoryChanged(CategoryId categoryId, String name, String icon) implements CategoryEvent {}

    @Revision("1")
    record CategoryRetired(CategoryId categoryId) implements CategoryEvent {}
}
