package org.mentorlink.query.mentoring;

import com.mongodb.client.model.Indexes;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of categories. */
@Component
class Categories extends Views<CategoryView> {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static final String NAME = "name";
    static final String RETIRED = "retired";
    static final String SORT = "sort";

    Categories(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "categories",
                CategoryView.class,
                Indexes.ascending(RETIRED, SORT),
                Indexes.ascending(NAME));
    }

    @Override
    protected Map<String, Object> keys(CategoryView category) {
        return Map.of(
                NAME, compared(category.name()),
                RETIRED, category.retired(),
                SORT, category.sortKey());
    }

    /** A name as names are compared: two that people take for the same are the same. */
    static String compared(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
