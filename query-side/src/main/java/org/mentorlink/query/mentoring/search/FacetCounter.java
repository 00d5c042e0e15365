package org.mentorlink.query.mentoring.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.mentorlink.mentoring.MentorCounts.Facets;
import org.mentorlink.mentoring.MentorCounts.PriceBand;
import org.mentorlink.mentoring.MentorCounts.Value;

/**
 * Counts all facets in one pass. A mentor who fits all filters counts in every facet; one who misses exactly one filter
 * counts in that filter's own facet, which is thereby counted as if it had none.
 */
final class FacetCounter {

    private static final int MOST_VALUES = 100;
    /** Mean ratings, in the steps they are ordered by: what `minRating` could ask for. */
    private static final double[] RATINGS = {4.5, 4, 3.5, 3};

    private static final long[] RATING_STEPS =
            Arrays.stream(RATINGS).mapToLong(MentorDocuments::steps).toArray();
    /** What `minYears` could ask for. */
    private static final long[] YEARS = {1, 3, 5, 10, 20};

    private static final Map<Facet, String> SETS = Map.of(
            Facet.SKILLS, MentorDocuments.SKILL,
            Facet.CATEGORIES, MentorDocuments.CATEGORY,
            Facet.LANGUAGES, MentorDocuments.LANGUAGE,
            Facet.STYLES, MentorDocuments.STYLE,
            Facet.PRICE_BANDS, MentorDocuments.PRICE_BAND);
    private static final Comparator<Value> MOST_FREQUENT_FIRST =
            Comparator.comparingInt(Value::count).reversed().thenComparing(Value::value);

    private final Map<Facet, Map<String, Integer>> sets = new EnumMap<>(Facet.class);
    private final int[] ratings = new int[RATINGS.length];
    private final int[] years = new int[YEARS.length];
    private int total;

    private FacetCounter() {}

    /** Of the mentors that fit the criteria. */
    static FacetCounter count(IndexSearcher searcher, Criteria criteria) throws IOException {
        var counter = new FacetCounter();
        var all = weight(searcher, criteria.wordless());
        var words = new ArrayList<Weight>();
        for (var word : Scores.each(criteria.words())) {
            words.add(weight(searcher, word));
        }
        var filters = new EnumMap<Facet, Weight>(Facet.class);
        for (var filter : criteria.filters().entrySet()) {
            filters.put(filter.getKey(), weight(searcher, filter.getValue()));
        }
        for (var leaf : searcher.getIndexReader().leaves()) {
            var candidates = bits(all, leaf);
            for (var word : words) {
                candidates.and(bits(word, leaf));
            }
            counter.new Leaf(leaf, filters).count(candidates);
        }
        return counter;
    }

    private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
        return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** Found in bulk, which for many words at once is several times as fast as one document after the other. */
    private static FixedBitSet bits(Weight weight, LeafReaderContext leaf) throws IOException {
        var bits = new FixedBitSet(leaf.reader().maxDoc());
        var found = weight.bulkScorer(leaf);
        if (found != null) {
            found.score(new Collecting(bits), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
        }
        return bits;
    }

    private record Collecting(FixedBitSet bits) implements LeafCollector {

        @Override
        public void setScorer(Scorable scorer) {
            // Nothing is scored here.
        }

        @Override
        public void collect(int document) {
            bits.set(document);
        }
    }

    private Map<String, Integer> of(Facet facet) {
        return sets.computeIfAbsent(facet, none -> new HashMap<>());
    }

    int total() {
        return total;
    }

    /** @param skill the name to show for a skill's key */
    Facets facets(UnaryOperator<String> skill) {
        return new Facets(
                values(Facet.SKILLS, skill),
                values(Facet.CATEGORIES, value -> value),
                values(Facet.LANGUAGES, value -> value),
                values(Facet.STYLES, value -> value),
                priceBands(),
                ratings(),
                years());
    }

    private List<Value> values(Facet facet, UnaryOperator<String> label) {
        return of(facet).entrySet().stream()
                .map(count -> new Value(label.apply(count.getKey()), count.getValue()))
                .sorted(MOST_FREQUENT_FIRST)
                .limit(MOST_VALUES)
                .toList();
    }

    private List<PriceBand> priceBands() {
        return of(Facet.PRICE_BANDS).entrySet().stream()
                .map(count -> PriceBands.band(count.getKey(), count.getValue()))
                .sorted(Comparator.comparing(PriceBand::currency).thenComparingLong(PriceBand::minMinor))
                .toList();
    }

    private List<Value> ratings() {
        var values = new ArrayList<Value>();
        for (var index = 0; index < RATINGS.length; index++) {
            values.add(new Value(Double.toString(RATINGS[index]), ratings[index]));
        }
        return values.stream().filter(value -> value.count() > 0).toList();
    }

    private List<Value> years() {
        var values = new ArrayList<Value>();
        for (var index = 0; index < YEARS.length; index++) {
            values.add(new Value(Long.toString(YEARS[index]), years[index]));
        }
        return values.stream().filter(value -> value.count() > 0).toList();
    }

    /** One segment of the index. */
    private final class Leaf {

        private final List<Facet> filtered = new ArrayList<>();
        private final List<FixedBitSet> passing = new ArrayList<>();
        private final Map<Facet, Counts> counts = new EnumMap<>(Facet.class);
        private final NumericDocValues means;
        private final NumericDocValues experience;

        private Leaf(LeafReaderContext leaf, Map<Facet, Weight> filters) throws IOException {
            for (var filter : filters.entrySet()) {
                filtered.add(filter.getKey());
                passing.add(bits(filter.getValue(), leaf));
            }
            for (var set : SETS.entrySet()) {
                var values = DocValues.getSortedSet(leaf.reader(), set.getValue());
                var met = new int[Math.toIntExact(values.getValueCount())];
                counts.put(set.getKey(), new Counts(values, met, of(set.getKey())));
            }
            means = DocValues.getNumeric(leaf.reader(), MentorDocuments.BY_RATING);
            experience = DocValues.getNumeric(leaf.reader(), MentorDocuments.BY_YEARS);
        }

        private void count(FixedBitSet candidates) throws IOException {
            var documents = new BitSetIterator(candidates, candidates.length());
            for (var document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                count(document);
            }
            for (var set : counts.values()) {
                set.addUp();
            }
        }

        private void count(int document) throws IOException {
            var missed = -1;
            for (var filter = 0; filter < filtered.size(); filter++) {
                if (!passing.get(filter).get(document)) {
                    if (missed >= 0) {
                        return;
                    }
                    missed = filter;
                }
            }
            if (missed >= 0) {
                count(filtered.get(missed), document);
                return;
            }
            total++;
            for (var facet : Facet.values()) {
                count(facet, document);
            }
        }

        private void count(Facet facet, int document) throws IOException {
            switch (facet) {
                case RATINGS -> countAtLeast(means, document, RATING_STEPS, ratings);
                case EXPERIENCE -> countAtLeast(experience, document, YEARS, years);
                default -> {
                    var set = counts.get(facet);
                    if (set != null) {
                        set.count(document);
                    }
                }
            }
        }

        private static void countAtLeast(NumericDocValues values, int document, long[] least, int[] into)
                throws IOException {
            if (values.advanceExact(document)) {
                var value = values.longValue();
                for (var index = 0; index < into.length; index++) {
                    if (value >= least[index]) {
                        into[index]++;
                    }
                }
            }
        }
    }

    /** How often each value of a segment was met, by its number there. */
    private record Counts(SortedSetDocValues values, int[] met, Map<String, Integer> sums) {

        private void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (var left = values.docValueCount(); left > 0; left--) {
                    met[(int) values.nextOrd()]++;
                }
            }
        }

        private void addUp() throws IOException {
            for (var value = 0; value < met.length; value++) {
                if (met[value] > 0) {
                    sums.merge(values.lookupOrd(value).utf8ToString(), met[value], Integer::sum);
                }
            }
        }
    }
}
