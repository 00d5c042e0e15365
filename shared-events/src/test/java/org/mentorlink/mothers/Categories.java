package org.mentorlink.mothers;

import org.mentorlink.mentoring.CategoryCommand.CreateCategory;
import org.mentorlink.mentoring.CategoryEvent.CategoryCreated;
import org.mentorlink.mentoring.CategoryEvent.CategoryRetired;
import org.mentorlink.mentoring.CategoryId;

/** Fields in which mentors are found. */
public final class Categories {

    public static final CategoryId CODING = new CategoryId("cat_coding");
    public static final CategoryId DESIGN = new CategoryId("cat_design");

    private Categories() {}

    public static CreateCategory createCoding() {
        return new CreateCategory(CODING, "Coding", "code");
    }

    public static CategoryCreated codingCreated() {
        return new CategoryCreated(CODING, "Coding", "code");
    }

    public static CategoryRetired codingRetired() {
        return new CategoryRetired(CODING);
    }
}
