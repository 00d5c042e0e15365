package org.mentorlink.mentoring;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about categories. */
public sealed interface CategoryQuery {

    /** Answers {@link CategoryView}, or nothing; retired ones included. */
    record FindCategory(String categoryId) implements CategoryQuery {}

    /** Answers {@link CategoryViews} in no particular order; unknown ids are left out, retired ones are not. */
    record FindCategories(List<String> categoryIds) implements CategoryQuery {}

    /** Answers {@link CategoryView}, or nothing: one that is not retired and has this name, compared as people do. */
    record FindCategoryNamed(String name) implements CategoryQuery {}

    /** Answers {@link CategoryPage} in the order of the names; the page's key is the sort key. */
    record ListCategories(boolean retiredToo, Page page) implements CategoryQuery {}
}
