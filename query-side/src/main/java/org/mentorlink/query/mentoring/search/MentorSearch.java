package org.mentorlink.query.mentoring.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorCounts;
import org.mentorlink.mentoring.MentorCounts.Facets;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

/**
 * Finds mentors by the index. Whether they have time, the index knows only roughly: who may have, is asked exactly, in
 * the order of the hits and no further than the page needs; or all at once, where they are few.
 */
@Component
class MentorSearch {

    /** So many who may be free are all asked, and then the counts are exact. */
    static final int MOST_ASKED_AT_ONCE = 500;

    /** After so many who may be free and are not, a page ends early. */
    static final int MOST_ASKED_FOR_A_PAGE = 2_000;

    private final MentorIndex index;
    private final MentorDocuments documents;
    private final Synonyms synonyms;
    private final FreeTimes freeTimes;

    MentorSearch(MentorIndex index, MentorDocuments documents, Synonyms synonyms, FreeTimes freeTimes) {
        this.index = index;
        this.documents = documents;
        this.synonyms = synonyms;
        this.freeTimes = freeTimes;
    }

    /** @param key to go on after */
    record Hit(String id, String key) {}

    /** @param end the key of the last one looked at */
    record Found(
            List<Hit> hits,
            boolean hasNext,
            @Nullable String end,
            @Nullable MentorCounts counts) {}

    /**
     * @param favourites ids to choose from; absent for all
     * @return nothing where the page's key is not one of this search
     */
    @Nullable Found find(SearchMentors search, @Nullable List<String> favourites) {
        var criteria = Criteria.of(search, synonyms, favourites);
        var order = new Order(search, criteria.hasWords());
        var key = search.page().after();
        @Nullable FieldDoc after = key == null ? null : order.after(key).orElse(null);
        if (key != null && after == null) {
            return null;
        }
        return index.search(searcher -> find(searcher, search, criteria, order, after));
    }

    /** Those of the mentors who are listed. */
    List<String> listed(List<String> mentorIds) {
        var query = new BooleanQuery.Builder()
                .add(Criteria.LISTED, BooleanClause.Occur.FILTER)
                .add(Criteria.anyOf(MentorDocuments.ID, mentorIds), BooleanClause.Occur.FILTER)
                .build();
        var byId = new Sort(new SortField(MentorDocuments.BY_ID, SortField.Type.STRING));
        return mentorIds.isEmpty()
                ? List.of()
                : index.search(searcher -> {
                    var found = searcher.search(query, mentorIds.size(), byId).scoreDocs;
                    return Stream.of(found).map(hit -> Order.id((FieldDoc) hit)).toList();
                });
    }

    private Found find(
            IndexSearcher searcher, SearchMentors search, Criteria criteria, Order order, @Nullable FieldDoc after)
            throws IOException {
        var from = search.freeFrom();
        var to = search.freeTo();
        var size = Pages.size(search.page());
        if (from == null || to == null) {
            var hits = top(searcher, criteria.filtered(), order, after, size + 1);
            return page(hits, size, counts(searcher, search, criteria, true));
        }
        var maybeFree = criteria.and(new FreeHoursQuery(from, to));
        var free = allFree(searcher, maybeFree, order, from, to);
        if (free != null) {
            var exact = criteria.and(Criteria.anyOf(MentorDocuments.ID, List.copyOf(free)));
            var hits = top(searcher, exact.filtered(), order, after, size + 1);
            return page(hits, size, counts(searcher, search, exact, true));
        }
        return lookForFree(
                searcher, maybeFree, order, after, search, from, to, counts(searcher, search, maybeFree, false));
    }

    private @Nullable Set<String> allFree(
            IndexSearcher searcher, Criteria maybeFree, Order order, Instant from, Instant to) throws IOException {
        var some = top(searcher, maybeFree.unfiltered(), order, null, MOST_ASKED_AT_ONCE + 1);
        return some.size() > MOST_ASKED_AT_ONCE
                ? null
                : freeTimes.freeAmong(some.stream().map(Hit::id).toList(), from, to);
    }

    /** Asks on, some at a time, until the page is full. */
    private Found lookForFree(
            IndexSearcher searcher,
            Criteria maybeFree,
            Order order,
            @Nullable FieldDoc after,
            SearchMentors search,
            Instant from,
            Instant to,
            @Nullable MentorCounts counts)
            throws IOException {
        var size = Pages.size(search.page());
        var query = maybeFree.filtered();
        var found = new ArrayList<Hit>();
        @Nullable FieldDoc last = after;
        @Nullable String end = search.page().after();
        for (var asked = 0; asked < MOST_ASKED_FOR_A_PAGE; ) {
            var some = top(searcher, query, order, last, size + 1);
            var free = freeTimes.freeAmong(some.stream().map(Hit::id).toList(), from, to);
            for (var hit : some) {
                if (free.contains(hit.id())) {
                    found.add(hit);
                }
                if (found.size() > size) {
                    return page(found, size, counts);
                }
            }
            if (some.size() <= size) {
                return page(found, size, counts);
            }
            end = some.getLast().key();
            last = order.after(end).orElseThrow();
            asked += some.size();
        }
        return new Found(List.copyOf(found), true, end, counts);
    }

    private static Found page(List<Hit> hits, int size, @Nullable MentorCounts counts) {
        var cut = List.copyOf(hits.subList(0, Math.min(hits.size(), size)));
        return new Found(
                cut, hits.size() > size, cut.isEmpty() ? null : cut.getLast().key(), counts);
    }

    private static List<Hit> top(IndexSearcher searcher, Query query, Order order, @Nullable FieldDoc after, int most)
            throws IOException {
        var top = searcher.search(query, new TopFieldCollectorManager(order.sort(), most, after, most));
        var hits = new ArrayList<Hit>(top.scoreDocs.length);
        for (var document : top.scoreDocs) {
            var hit = (FieldDoc) document;
            hits.add(new Hit(Order.id(hit), order.key(hit)));
        }
        return hits;
    }

    private @Nullable MentorCounts counts(
            IndexSearcher searcher, SearchMentors search, Criteria criteria, boolean exact) throws IOException {
        return switch (search.counts()) {
            case NOTHING -> null;
            case TOTAL -> new MentorCounts(searcher.count(criteria.filtered()), exact, Facets.NONE);
            case FACETS -> {
                var counter = FacetCounter.count(searcher, criteria);
                yield new MentorCounts(counter.total(), exact, counter.facets(documents::skillName));
            }
        };
    }
}
