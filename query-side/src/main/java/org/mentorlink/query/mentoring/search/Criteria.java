package org.mentorlink.query.mentoring.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.query.mentoring.search.Synonyms.Unit;

/**
 * What a search asks for, in two parts: what every count is narrowed by, and the filters of single facets, which do not
 * narrow the counts of their own.
 *
 * @param words what was typed
 */
record Criteria(List<Unit> words, List<Query> common, Map<Facet, Query> filters) {

    static final Query LISTED = new TermQuery(new Term(MentorDocuments.LISTED, "1"));

    static Criteria of(SearchMentors search, Synonyms synonyms, @Nullable List<String> favourites) {
        var common = new ArrayList<Query>();
        common.add(LISTED);
        var filter = search.filter();
        if (filter.currency() != null) {
            common.add(new TermQuery(new Term(MentorDocuments.CURRENCY, filter.currency())));
        }
        if (favourites != null) {
            common.add(anyOf(MentorDocuments.ID, favourites));
        }
        return new Criteria(words(search, synonyms), List.copyOf(common), filters(search, synonyms));
    }

    private static List<Unit> words(SearchMentors search, Synonyms synonyms) {
        var text = search.query();
        var words = text == null ? List.<String>of() : Words.of(text);
        return synonyms.units(words.subList(0, Math.min(words.size(), Scores.MOST_WORDS)));
    }

    private static Map<Facet, Query> filters(SearchMentors search, Synonyms synonyms) {
        var filter = search.filter();
        var filters = new EnumMap<Facet, Query>(Facet.class);
        if (!filter.skills().isEmpty()) {
            var all = new BooleanQuery.Builder();
            filter.skills()
                    .forEach(skill ->
                            all.add(new TermQuery(new Term(MentorDocuments.SKILL, synonyms.key(skill))), Occur.FILTER));
            filters.put(Facet.SKILLS, all.build());
        }
        addAny(filters, Facet.CATEGORIES, MentorDocuments.CATEGORY, filter.categories());
        addAny(
                filters,
                Facet.LANGUAGES,
                MentorDocuments.LANGUAGE,
                filter.languages().stream().map(Traits::language).toList());
        addAny(
                filters,
                Facet.STYLES,
                MentorDocuments.STYLE,
                filter.styles().stream().map(Enum::name).toList());
        addRate(filters, filter);
        var rating = search.minRating();
        if (rating != null) {
            filters.put(
                    Facet.RATINGS, DoubleField.newRangeQuery(MentorDocuments.RATING, rating, Double.POSITIVE_INFINITY));
        }
        var years = filter.minYears();
        if (years != null) {
            filters.put(Facet.EXPERIENCE, IntField.newRangeQuery(MentorDocuments.YEARS, years, Integer.MAX_VALUE));
        }
        return filters;
    }

    private static void addRate(Map<Facet, Query> filters, MentorFilter filter) {
        var least = filter.minHourlyRateMinor();
        var most = filter.maxHourlyRateMinor();
        if (least != null || most != null) {
            filters.put(
                    Facet.PRICE_BANDS,
                    LongField.newRangeQuery(
                            MentorDocuments.RATE,
                            least == null ? Long.MIN_VALUE : least,
                            most == null ? Long.MAX_VALUE : most));
        }
    }

    private static void addAny(Map<Facet, Query> filters, Facet facet, String field, List<String> values) {
        if (!values.isEmpty()) {
            filters.put(facet, anyOf(field, values));
        }
    }

    static Query anyOf(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    boolean hasWords() {
        return !words.isEmpty();
    }

    /** As these, and besides. */
    Criteria and(Query other) {
        var more = new ArrayList<>(common);
        more.add(other);
        return new Criteria(words, List.copyOf(more), filters);
    }

    /** Everything but the facets' own filters. */
    Query unfiltered() {
        return withWords(narrowed());
    }

    Query filtered() {
        var query = narrowed();
        filters.values().forEach(one -> query.add(one, Occur.FILTER));
        return withWords(query);
    }

    /** Without the words and the facets' own filters. */
    Query wordless() {
        return narrowed().build();
    }

    private BooleanQuery.Builder narrowed() {
        var query = new BooleanQuery.Builder();
        common.forEach(one -> query.add(one, Occur.FILTER));
        return query;
    }

    private Query withWords(BooleanQuery.Builder query) {
        if (hasWords()) {
            query.add(Scores.all(words), Occur.MUST);
        }
        return query.build();
    }
}
