package org.mentorlink.query.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.feedback.ReviewEvent.Author;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.feedback.ReviewPage;
import org.mentorlink.feedback.ReviewQuery.FindReview;
import org.mentorlink.feedback.ReviewQuery.FindReviews;
import org.mentorlink.feedback.ReviewQuery.ListHiddenReviews;
import org.mentorlink.feedback.ReviewQuery.ListReviews;
import org.mentorlink.feedback.ReviewStatus;
import org.mentorlink.feedback.ReviewView;
import org.mentorlink.feedback.ReviewViews;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorTally;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class ReviewReadModelTest {

    private static final ReviewId ONE = new ReviewId("rev_one");
    private static final ReviewId TWO = new ReviewId("rev_two");
    private static final ReviewId THREE = new ReviewId("rev_three");

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void ratesAMentorByTheMeanOfTheVisibleReviews() {
        Stories.community(side);
        assertThat(tenths()).isNull();

        store(submitted(ONE, 5), submitted(TWO, 4), submitted(THREE, 4));
        assertThat(tenths()).isEqualTo(43);
        assertThat(counts()).containsExactly(0, 0, 0, 2, 1);

        store(new ReviewHidden(TWO, THANDI_MENTOR, Personal.of(TWO, "It names somebody")));
        assertThat(tenths()).isEqualTo(45);

        store(new ReviewChanged(ONE, THANDI_MENTOR, 1, null), new ReviewRestored(TWO, THANDI_MENTOR));
        assertThat(tenths()).isEqualTo(30);

        store(
                new ReviewWithdrawn(ONE, THANDI_MENTOR),
                new ReviewWithdrawn(TWO, THANDI_MENTOR),
                new ReviewWithdrawn(THREE, THANDI_MENTOR));
        assertThat(tenths()).isNull();
        assertThat(counts()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void listsTheVisibleOnesNewestFirst() {
        Stories.community(side);
        store(submitted(ONE, 5), submitted(TWO, 4), submitted(THREE, 3));
        store(new ReviewHidden(TWO, THANDI_MENTOR, Personal.of(TWO, "It names somebody")));

        var first = list(new Page(1, null));
        assertThat(first.reviews()).extracting(ReviewView::id).containsExactly("rev_three");
        assertThat(first.hasNext()).isTrue();
        var second = list(new Page(1, first.reviews().getFirst().id()));
        assertThat(second.reviews()).extracting(ReviewView::id).containsExactly("rev_one");
        assertThat(second.hasNext()).isFalse();
        // Hidden since it was read, it still marks its place; of another mentor's it marks none.
        assertThat(list(new Page(9, "rev_two")).reviews())
                .extracting(ReviewView::id)
                .containsExactly("rev_one");
        assertThat(side.ask(new ListReviews("mtr_other", new Page(9, "rev_two")), ReviewPage.class)
                        .reviews())
                .isEmpty();
        assertThat(list(new Page(9, "rev_none")).reviews()).isEmpty();
    }

    @Test
    void tellsTheAuthorOfNoAnonymousReview() {
        Stories.community(side);
        store(
                submitted(ONE, 5),
                new ReviewSubmitted(
                        TWO,
                        THANDI_MENTOR,
                        new Author(new MemberId("mbr_lerato"), new BookingId("bkg_one")),
                        4,
                        Personal.of("mbr_lerato", "Clear"),
                        ReadSide.NOW));

        assertThat(find(ONE).anonymous()).isTrue();
        assertThat(find(ONE).bookingId()).isNull();
        assertThat(find(TWO).authorId()).isEqualTo("mbr_lerato");
        assertThat(find(TWO).text()).isEqualTo("Clear");
        assertThat(side.ask(new FindReviews(List.of("rev_two", "rev_none")), ReviewViews.class)
                        .reviews())
                .containsExactly(find(TWO));
    }

    @Test
    void forgetsTheTextOfAWithdrawnOneAndTellsWhyOneIsHidden() {
        Stories.community(side);
        store(submitted(ONE, 5), new ReviewHidden(ONE, THANDI_MENTOR, Personal.of(ONE, "It names somebody")));
        assertThat(find(ONE).status()).isEqualTo(ReviewStatus.HIDDEN);
        assertThat(find(ONE).hiddenBecause()).isEqualTo("It names somebody");

        store(new ReviewWithdrawn(ONE, THANDI_MENTOR));
        assertThat(find(ONE).status()).isEqualTo(ReviewStatus.WITHDRAWN);
        assertThat(find(ONE).text()).isNull();
        assertThat(find(ONE).hiddenBecause()).isNull();
    }

    @Test
    void tellsHowAMentorWasRatedThen() {
        Stories.community(side);
        var day = Duration.ofDays(1);
        side.at(ReadSide.NOW.plus(day));
        store(submitted(ONE, 5), submitted(TWO, 4));
        side.at(ReadSide.NOW.plus(day.multipliedBy(2)));
        store(
                new ReviewHidden(TWO, THANDI_MENTOR, Personal.of(TWO, "It names somebody")),
                new ReviewChanged(ONE, THANDI_MENTOR, 1, null),
                submitted(THREE, 3));
        Stories.held(side, Stories.BOOKING, Stories.PRICE).catchUp();

        assertThat(asOf(Duration.ofHours(1)))
                .matches(then ->
                        then.rated().meanTenths() == null && then.rated().count() == 0 && then.sessionsHeld() == 0);
        assertThat(asOf(day.plusHours(1)))
                .matches(then -> Integer.valueOf(45).equals(then.rated().meanTenths()) && then.sessionsHeld() == 0)
                .matches(then -> then.rated().counts().equals(List.of(0, 0, 0, 1, 1)));
        assertThat(asOf(day.multipliedBy(2).plusHours(1)).rated().counts()).containsExactly(1, 0, 1, 0, 0);
        assertThat(asOf(Duration.ofDays(400)))
                .as("of late, as it is now")
                .isEqualTo(tally())
                .matches(now -> now.sessionsHeld() == 1);
    }

    private MentorTally asOf(Duration later) {
        return side.ask(new FindMentorAsOf(THANDI_MENTOR.value(), ReadSide.NOW.plus(later)), MentorView.class)
                .tally();
    }

    @Test
    void listsTheHiddenOnesOfAllMentorsNewestFirst() {
        Stories.community(side);
        var other =
                new ReviewSubmitted(TWO, new MentorId("mtr_other"), null, 1, Personal.of(TWO, "Rude"), ReadSide.NOW);
        store(submitted(ONE, 5), other, submitted(THREE, 3));
        store(
                new ReviewHidden(ONE, THANDI_MENTOR, Personal.of(ONE, "A")),
                new ReviewHidden(TWO, new MentorId("mtr_other"), Personal.of(TWO, "B")));

        var first = hidden(new Page(1, null));
        assertThat(first.reviews()).extracting(ReviewView::id).containsExactly("rev_two");
        assertThat(first.hasNext()).isTrue();
        assertThat(hidden(new Page(5, "rev_two")).reviews())
                .extracting(ReviewView::id)
                .containsExactly("rev_one");

        store(new ReviewRestored(TWO, new MentorId("mtr_other")), new ReviewWithdrawn(ONE, THANDI_MENTOR));
        assertThat(hidden(new Page(5, null)).reviews()).isEmpty();
    }

    private ReviewPage hidden(Page page) {
        return side.ask(new ListHiddenReviews(page), ReviewPage.class);
    }

    private void store(ReviewEvent... events) {
        for (var event : events) {
            side.store(event.reviewId(), event);
        }
        side.catchUp();
    }

    private static ReviewSubmitted submitted(ReviewId reviewId, int rating) {
        return new ReviewSubmitted(
                reviewId, THANDI_MENTOR, null, rating, Personal.of(reviewId, "Helpful"), ReadSide.NOW);
    }

    private Integer tenths() {
        side.catchUp();
        return tally().rated().meanTenths();
    }

    private List<Integer> counts() {
        return tally().rated().counts();
    }

    private MentorTally tally() {
        return side.ask(new FindMentorTallies(List.of(THANDI_MENTOR.value())), MentorTallies.class)
                .tallies()
                .getFirst();
    }

    private ReviewPage list(Page page) {
        return side.ask(new ListReviews(THANDI_MENTOR.value(), page), ReviewPage.class);
    }

    private ReviewView find(ReviewId reviewId) {
        return side.ask(new FindReview(reviewId.value()), ReviewView.class);
    }
}
