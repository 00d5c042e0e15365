package org.mentorlink.query.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.MONDAY_10H;
import static org.mentorlink.query.Stories.SLOT;
import static org.mentorlink.query.Stories.THANDI;
import static org.mentorlink.query.Stories.THANDI_MENTOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingQuery.FindDashboard;
import org.mentorlink.booking.DashboardChanged;
import org.mentorlink.booking.DashboardView;
import org.mentorlink.booking.Party;
import org.mentorlink.feedback.ReviewEvent.ReviewChanged;
import org.mentorlink.feedback.ReviewEvent.ReviewHidden;
import org.mentorlink.feedback.ReviewEvent.ReviewRestored;
import org.mentorlink.feedback.ReviewEvent.ReviewSubmitted;
import org.mentorlink.feedback.ReviewEvent.ReviewWithdrawn;
import org.mentorlink.feedback.ReviewId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.mentoring.OpenSlotsChanged;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ParticipantEvent.EnrolmentAccepted;
import org.mentorlink.program.ParticipantEvent.MemberEnrolled;
import org.mentorlink.program.ParticipantEvent.MemberWithdrawn;
import org.mentorlink.program.ParticipantId;
import org.mentorlink.program.ProgramEvent.BlackoutAdded;
import org.mentorlink.program.ProgramEvent.BlackoutRemoved;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramKind;
import org.mentorlink.program.ProgramProfile;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Personal;

/** D6 and I15: whoever watches is told of everything that changes what they watch, and can read it by then. */
class UpdatesTest {

    private static final ProgramId PROGRAM = new ProgramId("prg_1");
    private static final ParticipantId OF_THANDI = ParticipantId.of(THANDI);
    private static final Blackout EXAMS = new Blackout("blk_1", "Exam weeks", SLOT);

    private final ReadSide side = new ReadSide();

    @BeforeEach
    void community() {
        Stories.community(side);
        side.store(PROGRAM, new ProgramCreated(PROGRAM, profile())).catchUp();
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void open_slots_follow_programs_and_who_is_in_them() {
        var slots = new ArrayList<Integer>();
        var question = new FindOpenSlots(
                List.of(THANDI_MENTOR.value()),
                MONDAY_10H.minus(Duration.ofHours(5)),
                MONDAY_10H.plus(Duration.ofHours(8)));
        try (var watched = side.queries()
                .subscriptionQuery(
                        question,
                        ResponseTypes.instanceOf(OpenSlots.class),
                        ResponseTypes.instanceOf(OpenSlotsChanged.class))) {
            watched.updates().subscribe(update -> slots.add(count(question)));
            assertThat(watched.initialResult().block()).isNotNull();
            var all = count(question);

            side.store(PROGRAM, new BlackoutAdded(PROGRAM, EXAMS)).catchUp();
            assertThat(slots).as("nobody of theirs").isEmpty();
            side.store(OF_THANDI, new MemberEnrolled(OF_THANDI, THANDI, PROGRAM, ProgramRole.MENTEE, false))
                    .catchUp();
            assertThat(slots).as("not as their mentor").isEmpty();

            side.store(OF_THANDI, new MemberEnrolled(OF_THANDI, THANDI, PROGRAM, ProgramRole.MENTOR, true))
                    .catchUp();
            side.store(OF_THANDI, new EnrolmentAccepted(OF_THANDI, THANDI, PROGRAM, ProgramRole.MENTOR))
                    .catchUp();
            assertThat(slots.getLast()).as("once they agree").isEqualTo(all - 1);
            slots.clear();
            side.store(PROGRAM, new BlackoutRemoved(PROGRAM, EXAMS.id())).catchUp();
            side.store(PROGRAM, new BlackoutAdded(PROGRAM, EXAMS)).catchUp();
            side.store(PROGRAM, new ProgramAdminAppointed(PROGRAM, LERATO)).catchUp();
            assertThat(slots).containsExactly(all, all - 1);
            side.store(OF_THANDI, new MemberWithdrawn(OF_THANDI, THANDI, PROGRAM, ProgramRole.MENTOR, null))
                    .catchUp();
            side.store(OF_THANDI, new MemberEnrolled(OF_THANDI, THANDI, PROGRAM, ProgramRole.MENTOR, false))
                    .catchUp();
            side.store(PROGRAM, new ProgramClosed(PROGRAM)).catchUp();
            assertThat(slots).containsExactly(all, all - 1, all, all - 1, all);
        }
    }

    @Test
    void a_mentors_dashboard_follows_their_ratings() {
        var ratings = new ArrayList<Integer>();
        var question = new FindDashboard(THANDI.value(), Party.MENTOR);
        try (var watched = side.queries()
                        .subscriptionQuery(
                                question,
                                ResponseTypes.instanceOf(DashboardView.class),
                                ResponseTypes.instanceOf(DashboardChanged.class));
                var ofMentee = side.queries()
                        .subscriptionQuery(
                                new FindDashboard(THANDI.value(), Party.MENTEE),
                                ResponseTypes.instanceOf(DashboardView.class),
                                ResponseTypes.instanceOf(DashboardChanged.class))) {
            watched.updates().subscribe(update -> ratings.add(rated(question)));
            ofMentee.updates().subscribe(update -> ratings.add(-1));
            assertThat(watched.initialResult().block()).isNotNull();
            assertThat(ofMentee.initialResult().block()).isNotNull();
            var review = new ReviewId("rev_1");

            side.store(review, new ReviewSubmitted(review, THANDI_MENTOR, null, 4, null, MONDAY_10H))
                    .catchUp();
            side.store(review, new ReviewChanged(review, THANDI_MENTOR, 5, null))
                    .catchUp();
            side.store(review, new ReviewHidden(review, THANDI_MENTOR, Personal.of(review, "Rude")))
                    .catchUp();
            side.store(review, new ReviewRestored(review, THANDI_MENTOR)).catchUp();
            side.store(review, new ReviewWithdrawn(review, THANDI_MENTOR)).catchUp();
            var other = new ReviewId("rev_2");
            side.store(other, new ReviewSubmitted(other, MentorId.of(LERATO), null, 4, null, MONDAY_10H))
                    .catchUp();

            assertThat(ratings).containsExactly(1, 1, 0, 1, 0);
        }
    }

    private int count(FindOpenSlots question) {
        return side.ask(question, OpenSlots.class)
                .byMentor()
                .get(THANDI_MENTOR.value())
                .size();
    }

    private int rated(FindDashboard question) {
        return side.ask(question, DashboardView.class).ratings().stream()
                .mapToInt(month -> month.count())
                .sum();
    }

    private static ProgramProfile profile() {
        return new ProgramProfile("First steps", ProgramKind.GROUP, null, false, false);
    }
}
