package org.mentorlink.query.mentoring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.CategoryPage;
import org.mentorlink.mentoring.CategoryQuery.FindCategories;
import org.mentorlink.mentoring.CategoryQuery.FindCategory;
import org.mentorlink.mentoring.CategoryQuery.FindCategoryNamed;
import org.mentorlink.mentoring.CategoryQuery.ListCategories;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.mentoring.CategoryViews;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class CategoryQueries {

    private final Categories categories;

    CategoryQueries(Categories categories) {
        this.categories = categories;
    }

    @QueryHandler
    @Nullable CategoryView handle(FindCategory query) {
        return categories.find(query.categoryId()).orElse(null);
    }

    @QueryHandler
    CategoryViews handle(FindCategories query) {
        return new CategoryViews(categories.findAll(query.categoryIds()));
    }

    @QueryHandler
    @Nullable CategoryView handle(FindCategoryNamed query) {
        var named = and(eq(Categories.RETIRED, false), eq(Categories.NAME, Categories.compared(query.name())));
        return categories.list(named, Sorts.ascending(Categories.SORT), 1).stream()
                .findFirst()
                .orElse(null);
    }

    @QueryHandler
    CategoryPage handle(ListCategories query) {
        var filters = new ArrayList<Bson>();
        if (!query.retiredToo()) {
            filters.add(eq(Categories.RETIRED, false));
        }
        var after = query.page().after();
        if (after != null) {
            filters.add(gt(Categories.SORT, after));
        }
        var rows = categories.list(
                filters.isEmpty() ? new Document() : and(filters),
                Sorts.ascending(Categories.SORT),
                Pages.rows(query.page()));
        return new CategoryPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }
}
