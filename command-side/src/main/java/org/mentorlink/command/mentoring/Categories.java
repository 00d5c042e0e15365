package org.mentorlink.command.mentoring;

import org.mentorlink.mentoring.CategoryId;

/** Tells which categories a mentor can pick. */
@FunctionalInterface
public interface Categories {

    /** Whether there is such a category and it is not retired. */
    boolean offers(CategoryId categoryId);
}
