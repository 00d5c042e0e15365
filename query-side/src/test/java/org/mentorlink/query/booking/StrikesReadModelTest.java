package org.mentorlink.query.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.THANDI;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.PausedMentors;
import org.mentorlink.booking.StrikeKind;
import org.mentorlink.booking.StrikeStatus;
import org.mentorlink.booking.StrikeView;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesPage;
import org.mentorlink.booking.StrikesQuery.FindPaused;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesQuery.ListAppealedStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class StrikesReadModelTest {

    private static final StrikesId LERATOS = StrikesId.of(LERATO);
    private static final StrikesId THANDIS = StrikesId.of(THANDI);
    private static final BookingId FIRST = new BookingId("bkg_first");
    private static final BookingId SECOND = new BookingId("bkg_second");
    private static final Instant UNTIL = MONDAY_10H.plus(Duration.ofDays(30));

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void tellsSinceWhenNobodyCanBookAMentor() {
        side.store(LERATOS, noted(LERATO, FIRST), new MentorPaused(LERATOS, LERATO, List.of(FIRST), 1))
                .catchUp();
        assertThat(find(LERATOS).pausedSince()).isEqualTo(ReadSide.NOW.plusSeconds(1));
        side.store(
                        LERATOS,
                        noted(LERATO, SECOND),
                        new StrikeWithdrawn(LERATOS, LERATO, SECOND, null, null),
                        new BookingUnblocked(LERATOS, LERATO))
                .catchUp();
        assertThat(find(LERATOS).pausedSince()).isEqualTo(ReadSide.NOW.plusSeconds(1));
        side.store(LERATOS, new MentorResumed(LERATOS, LERATO, null, null)).catchUp();
        assertThat(find(LERATOS).pausedSince()).isNull();
        assertThat(find(LERATOS).strikes()).hasSize(2);
    }

    @Test
    void tellsWhichOfManyNobodyCanBook() {
        side.store(LERATOS, noted(LERATO, FIRST), new MentorPaused(LERATOS, LERATO, List.of(FIRST), 1))
                .store(THANDIS, noted(THANDI, FIRST))
                .catchUp();
        assertThat(paused(LERATO, THANDI, new MemberId("mbr_nobody"))).containsExactly(LERATO.value());
        assertThat(paused(THANDI)).isEmpty();
        side.store(LERATOS, new MentorResumed(LERATOS, LERATO, null, null)).catchUp();
        assertThat(paused(LERATO, THANDI)).isEmpty();
    }

    @Test
    void tellsWhatIsNotedAndUntilWhenItsMemberIsBlocked() {
        side.store(
                        LERATOS,
                        noted(LERATO, FIRST),
                        noted(LERATO, SECOND),
                        new BookingBlocked(LERATOS, LERATO, UNTIL, List.of(FIRST, SECOND), 2))
                .catchUp();

        var strikes = find(LERATOS);
        assertThat(strikes.memberId()).isEqualTo(LERATO.value());
        assertThat(strikes.blockedUntil()).isEqualTo(UNTIL);
        assertThat(strikes.strikes()).extracting(StrikeView::bookingId).containsExactly(FIRST.value(), SECOND.value());
        assertThat(strikes.strikes().getFirst().countsAt(UNTIL.minusNanos(1))).isTrue();
        assertThat(strikes.strikes().getFirst().countsAt(UNTIL)).isFalse();

        side.store(LERATOS, new BookingUnblocked(LERATOS, LERATO)).catchUp();
        assertThat(find(LERATOS).blockedUntil()).isNull();
    }

    @Test
    void listsWhoseAppealHasWaitedLongestFirstUntilItIsDecided() {
        side.store(LERATOS, noted(LERATO, FIRST), noted(LERATO, SECOND))
                .store(THANDIS, noted(THANDI, FIRST), appealed(THANDI, FIRST))
                .store(LERATOS, appealed(LERATO, SECOND), appealed(LERATO, FIRST))
                .catchUp();
        assertThat(waiting(2, null)).containsExactly(THANDIS.value(), LERATOS.value());
        var first = side.ask(new ListAppealedStrikes(new Page(1, null)), StrikesPage.class);
        assertThat(first.hasNext()).isTrue();
        assertThat(waiting(1, String.valueOf(first.strikes().getFirst().waitingPosition())))
                .containsExactly(LERATOS.value());

        side.store(THANDIS, new StrikeUpheld(THANDIS, THANDI, FIRST, LERATO, Personal.of(LERATO, "It was so")))
                .store(LERATOS, new StrikeWithdrawn(LERATOS, LERATO, SECOND, null, null))
                .catchUp();
        assertThat(waiting(2, null)).containsExactly(LERATOS.value());
        side.store(LERATOS, new StrikeWithdrawn(LERATOS, LERATO, FIRST, THANDI, Personal.of(THANDI, "The train stood")))
                .catchUp();
        assertThat(waiting(2, null)).isEmpty();

        var decided = find(LERATOS).strikes().getFirst();
        assertThat(decided.status()).isEqualTo(StrikeStatus.WITHDRAWN);
        assertThat(decided.appealReason()).isEqualTo("My train stood still");
        assertThat(decided.decidedBy()).isEqualTo(THANDI.value());
        assertThat(decided.decisionReason()).isEqualTo("The train stood");
        assertThat(decided.countsAt(MONDAY_10H)).isFalse();
        assertThat(find(LERATOS).strikes().getLast().decidedBy()).isNull();
        assertThat(find(THANDIS).strikes().getFirst().status()).isEqualTo(StrikeStatus.UPHELD);
    }

    private List<String> paused(MemberId... members) {
        return side.ask(new FindPaused(Stream.of(members).map(MemberId::value).toList()), PausedMentors.class)
                .memberIds();
    }

    private List<String> waiting(int first, String after) {
        return side.ask(new ListAppealedStrikes(new Page(first, after)), StrikesPage.class).strikes().stream()
                .map(StrikesView::id)
                .toList();
    }

    private StrikesView find(StrikesId id) {
        return side.ask(new FindStrikes(id.value()), StrikesView.class);
    }

    private static StrikeNoted noted(MemberId memberId, BookingId bookingId) {
        return new StrikeNoted(
                StrikesId.of(memberId), memberId, bookingId, StrikeKind.MENTEE_NO_SHOW, MONDAY_10H, UNTIL, UNTIL);
    }

    private static StrikeAppealed appealed(MemberId memberId, BookingId bookingId) {
        return new StrikeAppealed(
                StrikesId.of(memberId), memberId, bookingId, Personal.of(memberId, "My train stood still"));
    }
}
