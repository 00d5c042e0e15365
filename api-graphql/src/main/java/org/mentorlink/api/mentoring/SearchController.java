package org.mentorlink.api.mentoring;

import graphql.schema.DataFetchingFieldSelectionSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection.Edge;
import org.mentorlink.api.graphql.Connection.PageInfo;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.mentoring.OpenSlotsLoader.Window;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorQuery.SearchMentors.Counts;
import org.mentorlink.mentoring.MentorSort;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentoringStyle;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** D1, D2: the search for mentors. */
@Controller
class SearchController {

    private static final int LONGEST_QUERY = 200;
    private static final int MOST_VALUES = 50;

    private final Questions questions;

    SearchController(Questions questions) {
        this.questions = questions;
    }

    record MentorFilterInput(
            @Nullable List<String> categoryIds,
            @Nullable List<String> languages,
            @Nullable List<MentoringStyle> mentoringStyles,
            @Nullable String currency,
            @Nullable Long minHourlyRateMinor,
            @Nullable Integer minYears,
            @Nullable Boolean favouritesOnly) {

        private static final MentorFilterInput NONE = new MentorFilterInput(null, null, null, null, null, null, null);

        private MentorFilter filter(@Nullable List<String> skills, @Nullable Long maxHourlyRateMinor) {
            return new MentorFilter(
                    values(skills),
                    values(categoryIds),
                    values(languages),
                    values(mentoringStyles),
                    currency,
                    minHourlyRateMinor,
                    maxHourlyRateMinor,
                    minYears);
        }

        private static <T> List<T> values(@Nullable List<T> values) {
            if (values != null && values.size() > MOST_VALUES) {
                throw Problem.badRequest("A list of a filter has at most " + MOST_VALUES + " values.");
            }
            return values == null ? List.of() : values;
        }
    }

    /** @param counts what was asked for; its fields are read only then */
    record MentorConnection(
            List<Edge<MentorView>> edges,
            PageInfo pageInfo,
            @Nullable MentorCounts counts) {

        private static MentorConnection of(MentorPage page, @Nullable String after) {
            var edges = page.hits().stream()
                    .map(hit -> new Edge<>(Paging.cursor(hit.key()), hit.mentor()))
                    .toList();
            var end = page.end();
            var info = new PageInfo(
                    page.hasNext(),
                    after != null,
                    edges.isEmpty() ? null : edges.getFirst().cursor(),
                    end == null ? null : Paging.cursor(end));
            return new MentorConnection(edges, info, page.counts());
        }

        private MentorCounts counted() {
            return Objects.requireNonNull(counts, "counts were not asked for");
        }
    }

    @QueryMapping
    MentorConnection mentors(
            @Argument @Nullable String query,
            @Argument @Nullable List<String> skills,
            @Argument @Nullable Instant freeFrom,
            @Argument @Nullable Instant freeTo,
            @Argument @Nullable Long maxHourlyRateMinor,
            @Argument @Nullable Double minRating,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable MentorFilterInput filter,
            @Argument @Nullable MentorSort sort,
            @ContextValue Viewer viewer,
            DataFetchingFieldSelectionSet selected) {
        requireWindow(freeFrom, freeTo);
        if (query != null && query.length() > LONGEST_QUERY) {
            throw Problem.badRequest("`query` has at most " + LONGEST_QUERY + " characters.");
        }
        var wanted = Objects.requireNonNullElse(filter, MentorFilterInput.NONE);
        var search = new SearchMentors(
                query,
                wanted.filter(skills, maxHourlyRateMinor),
                freeFrom,
                freeTo,
                minRating,
                Boolean.TRUE.equals(wanted.favouritesOnly()) ? viewer.id() : null,
                Objects.requireNonNullElse(sort, MentorSort.RELEVANCE),
                counts(selected),
                Paging.byText(first, after));
        var found = questions.ask(search, MentorPage.class);
        if (found.isCursorUnknown()) {
            throw Paging.unknownCursor();
        }
        return MentorConnection.of(found, after);
    }

    @SchemaMapping(typeName = "MentorConnection")
    int totalCount(MentorConnection mentors) {
        return mentors.counted().total();
    }

    @SchemaMapping(typeName = "MentorConnection")
    boolean countsAreExact(MentorConnection mentors) {
        return mentors.counted().exact();
    }

    @SchemaMapping(typeName = "MentorConnection")
    MentorCounts.Facets facets(MentorConnection mentors) {
        return mentors.counted().facets();
    }

    @SchemaMapping(typeName = "MentorFacets")
    List<MentorCounts.Value> mentoringStyles(MentorCounts.Facets facets) {
        return facets.styles();
    }

    @SchemaMapping(typeName = "PriceBand")
    long minHourlyRateMinor(MentorCounts.PriceBand band) {
        return band.minMinor();
    }

    @SchemaMapping(typeName = "PriceBand")
    long maxHourlyRateMinor(MentorCounts.PriceBand band) {
        return band.maxMinor();
    }

    private static Counts counts(DataFetchingFieldSelectionSet selected) {
        if (selected.contains("facets")) {
            return Counts.FACETS;
        }
        return selected.containsAnyOf("totalCount", "countsAreExact") ? Counts.TOTAL : Counts.NOTHING;
    }

    private static void requireWindow(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null) {
            new Window(from, to);
        } else if (from != null || to != null) {
            throw Problem.badRequest("`freeFrom` and `freeTo` are given together.");
        }
    }
}
