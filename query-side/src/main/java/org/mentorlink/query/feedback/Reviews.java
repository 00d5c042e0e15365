package org.mentorlink.query.feedback;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.mentorlink.booking.DashboardView.RatingMonth;
import org.mentorlink.feedback.Distribution;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of reviews. How a mentor is rated is counted from it, so that applying an event twice changes nothing. */
@Component
public class Reviews extends Views<ReviewView> {

    private static final String MENTOR = "mentorId";
    private static final String STATUS = "status";
    private static final String RATING = "rating";
    private static final String SUBMITTED = "submittedPosition";
    private static final String COUNT = "count";
    static final int BEST = 5;
    private static final int TREND = 500;

    Reviews(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "reviews",
                ReviewView.class,
                Indexes.compoundIndex(Indexes.ascending(MENTOR, STATUS), Indexes.descending(SUBMITTED)),
                Indexes.compoundIndex(Indexes.ascending(STATUS), Indexes.descending(SUBMITTED)));
    }

    @Override
    protected Map<String, Object> keys(ReviewView review) {
        return Map.of(
                MENTOR, review.mentorId(),
                STATUS, review.status().name(),
                RATING, review.rating(),
                SUBMITTED, review.submittedPosition());
    }

    /** The visible ones, newest first. */
    List<ReviewView> ofMentor(String mentorId, long before, int most) {
        return list(
                and(eq(MENTOR, mentorId), eq(STATUS, ReviewStatus.VISIBLE.name()), lt(SUBMITTED, before)),
                Sorts.descending(SUBMITTED),
                most);
    }

    /** Those of all mentors that admins have hidden, newest first. */
    List<ReviewView> hidden(long before, int most) {
        return list(
                and(eq(STATUS, ReviewStatus.HIDDEN.name()), lt(SUBMITTED, before)), Sorts.descending(SUBMITTED), most);
    }

    /** All there ever were, hidden and withdrawn ones too. */
    List<ReviewView> everOf(String mentorId) {
        return list(eq(MENTOR, mentorId));
    }

    /** Of each of these mentors with visible reviews, by mentor. */
    public Map<String, Distribution> distributions(Collection<String> mentorIds) {
        var counts = new LinkedHashMap<String, Integer[]>();
        for (var row : aggregate(List.of(
                Aggregates.match(and(in(MENTOR, mentorIds), eq(STATUS, ReviewStatus.VISIBLE.name()))),
                Aggregates.group(
                        new Document(MENTOR, '$' + MENTOR).append(RATING, '$' + RATING),
                        Accumulators.sum(COUNT, 1))))) {
            var key = row.get("_id", Document.class);
            var ofMentor = counts.computeIfAbsent(key.getString(MENTOR), mentor -> zeros());
            ofMentor[key.get(RATING, Number.class).intValue() - 1] =
                    row.get(COUNT, Number.class).intValue();
        }
        var distributions = new LinkedHashMap<String, Distribution>();
        counts.forEach((mentor, ofMentor) -> distributions.put(mentor, new Distribution(mentor, List.of(ofMentor))));
        return distributions;
    }

    /** How the newest {@value #TREND} visible reviews of a mentor rate, by month, oldest first. */
    public List<RatingMonth> byMonth(String mentorId) {
        var months = new TreeMap<String, IntSummaryStatistics>();
        for (var review : ofMentor(mentorId, Long.MAX_VALUE, TREND)) {
            months.computeIfAbsent(
                            YearMonth.from(review.submittedAt().atOffset(ZoneOffset.UTC))
                                    .toString(),
                            month -> new IntSummaryStatistics())
                    .accept(review.rating());
        }
        return months.entrySet().stream()
                .map(month -> new RatingMonth(
                        month.getKey(),
                        Math.toIntExact(month.getValue().getCount()),
                        month.getValue().getAverage()))
                .toList();
    }

    private static Integer[] zeros() {
        var zeros = new Integer[BEST];
        Arrays.fill(zeros, 0);
        return zeros;
    }
}
