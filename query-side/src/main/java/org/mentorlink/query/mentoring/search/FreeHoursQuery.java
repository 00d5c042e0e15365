package org.mentorlink.query.mentoring.search;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Mentors whose week may have a session that starts within [from, to); see {@link WeekHours} for what may means. */
final class FreeHoursQuery extends Query {

    private final Instant from;
    private final Instant to;

    FreeHoursQuery(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        var touched = new HashMap<ZoneId, WeekHours>();
        return new ConstantScoreWeight(this, boost) {

            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                @Nullable SortedDocValues zones = context.reader().getSortedDocValues(MentorDocuments.ZONE);
                @Nullable BinaryDocValues hours = context.reader().getBinaryDocValues(MentorDocuments.HOURS);
                if (zones == null || hours == null) {
                    return null;
                }
                var byZone = byZone(zones, touched);
                var matches = new TwoPhaseIterator(hours) {

                    @Override
                    public boolean matches() throws IOException {
                        return zones.advanceExact(hours.docID()) && byZone[zones.ordValue()].meets(hours.binaryValue());
                    }

                    @Override
                    public float matchCost() {
                        return 20;
                    }
                };
                return new ScorerSupplier() {

                    @Override
                    public Scorer get(long leadCost) {
                        return new ConstantScoreScorer(score(), scoreMode, matches);
                    }

                    @Override
                    public long cost() {
                        return hours.cost();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private WeekHours[] byZone(SortedDocValues zones, Map<ZoneId, WeekHours> touched) throws IOException {
        var byZone = new WeekHours[zones.getValueCount()];
        for (var zone = 0; zone < byZone.length; zone++) {
            var simplest = WeekHours.simplest(ZoneId.of(zones.lookupOrd(zone).utf8ToString()), from, to);
            byZone[zone] = touched.computeIfAbsent(simplest, one -> WeekHours.touched(one, from, to));
        }
        return byZone;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "free[" + from + ", " + to + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FreeHoursQuery query && from.equals(query.from) && to.equals(query.to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to);
    }
}
