package org.mentorlink.saga.booking;

import static org.mentorlink.mothers.Bookings.BOOKING;
import static org.mentorlink.mothers.Bookings.DISPUTE;
import static org.mentorlink.mothers.Bookings.heard;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.saga.booking.ProcessFixture.at;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingCommand.EscalateDispute;
import org.mentorlink.booking.BookingCommand.FinishDispute;
import org.mentorlink.booking.BookingDeadline.AppealLapsed;
import org.mentorlink.booking.BookingDeadline.DisputeAnswersDue;
import org.mentorlink.booking.BookingDeadline.DisputeDecisionDue;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.Party;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** Each row of the table of disputes in {@code docs/sagas.md}. */
class DisputeSagaTest {

    private static final Instant ANSWER_BY = NOW.plus(Settings.DISPUTE_ANSWERS);
    private static final Instant DECIDE_BY = NOW.plus(Settings.DISPUTE_DECISION);
    private static final Instant APPEALABLE = NOW.plus(Settings.APPEAL_WINDOW);
    private static final DisputeAnswersDue ANSWERS_DUE = new DisputeAnswersDue(BOOKING);
    private static final DisputeDecisionDue DECISION_DUE = new DisputeDecisionDue(BOOKING);

    private final ProcessFixture process = new ProcessFixture(DisputeSaga.class);

    @Test
    void awaits_the_statements_and_the_decision() {
        process.when(heard(NOW))
                .sendsNothing()
                .awaits(at(ANSWER_BY, ANSWERS_DUE), at(DECIDE_BY, DECISION_DUE))
                .goesOn();
    }

    @Test
    void tells_that_the_statements_are_over() {
        process.given(heard(NOW))
                .whenItIs(ANSWER_BY)
                .sends(new EscalateDispute(BOOKING, DisputeReminder.ANSWERS_OVER))
                .awaits(at(DECIDE_BY, DECISION_DUE))
                .goesOn();
    }

    @Test
    void tells_that_the_decision_is_late() {
        process.given(heard(NOW), ANSWERS_DUE)
                .when(DECISION_DUE)
                .sends(new EscalateDispute(BOOKING, DisputeReminder.DECISION_OVERDUE))
                .goesOn();
    }

    @Test
    void reminds_again() {
        var next = DECIDE_BY.plus(Settings.DISPUTE_REMINDER);
        process.given(heard(NOW), ANSWERS_DUE, DECISION_DUE)
                .when(new DisputeEscalated(BOOKING, DISPUTE, DisputeReminder.DECISION_OVERDUE, next))
                .sendsNothing()
                .awaits(at(ANSWER_BY, ANSWERS_DUE), at(DECIDE_BY, DECISION_DUE), at(next, DECISION_DUE))
                .goesOn();
    }

    @Test
    void awaits_the_end_of_the_appeals() {
        process.given(heard(NOW))
                .when(decided(APPEALABLE))
                .sendsNothing()
                .awaits(at(APPEALABLE, new AppealLapsed(BOOKING)))
                .goesOn();
    }

    @Test
    void ends_once_nobody_can_appeal_any_more() {
        process.given(heard(NOW), decided(APPEALABLE))
                .whenItIs(APPEALABLE)
                .sends(new FinishDispute(BOOKING))
                .awaitsNothing()
                .isOver();
    }

    @Test
    void ends_with_a_final_decision() {
        process.given(heard(NOW))
                .when(decided(null))
                .sendsNothing()
                .awaitsNothing()
                .isOver();
    }

    @Test
    void awaits_no_end_of_the_appeals_after_one() {
        process.given(heard(NOW), decided(APPEALABLE))
                .when(appealed())
                .sendsNothing()
                .awaitsNothing()
                .goesOn();
    }

    /** The deadline fired while this had not heard of the appeal. */
    @Test
    void goes_on_where_the_appeals_end_only_after_one() {
        process.given(heard(NOW), decided(APPEALABLE), appealed(), heard(1, NOW))
                .when(new AppealLapsed(BOOKING))
                .sendsNothing()
                .awaits(at(ANSWER_BY, ANSWERS_DUE), at(DECIDE_BY, DECISION_DUE))
                .goesOn();
    }

    /** The deadline of the first decision fired while this had heard neither of the appeal nor of what was decided then. */
    @Test
    void goes_on_where_the_appeals_of_an_earlier_decision_end() {
        var again = APPEALABLE.plus(Settings.APPEAL_WINDOW);
        process.given(heard(NOW), decided(APPEALABLE), appealed(), heard(1, NOW), decided(again))
                .when(new AppealLapsed(BOOKING))
                .sendsNothing()
                .awaits(at(again, new AppealLapsed(BOOKING)))
                .goesOn();
    }

    @Test
    void hears_an_appeal_as_it_hears_a_dispute() {
        process.given(heard(NOW), decided(APPEALABLE), appealed())
                .when(heard(1, NOW))
                .awaits(at(ANSWER_BY, ANSWERS_DUE), at(DECIDE_BY, DECISION_DUE))
                .goesOn();
    }

    @Test
    void takes_up_a_dispute_from_before_there_were_hearings() {
        process.when(decided(APPEALABLE))
                .awaits(at(APPEALABLE, new AppealLapsed(BOOKING)))
                .goesOn();
    }

    @Test
    void awaits_the_end_of_what_holds_a_decision_besides_the_appeals() {
        process.given(heard(NOW), decided(APPEALABLE))
                .when(held())
                .sendsNothing()
                .awaits(at(APPEALABLE, new AppealLapsed(BOOKING)), at(HELD_UNTIL, DECISION_DUE))
                .goesOn();
    }

    @Test
    void goes_on_where_the_appeals_of_what_is_held_end() {
        process.given(heard(NOW), decided(APPEALABLE), held())
                .whenItIs(APPEALABLE)
                .sends(new FinishDispute(BOOKING))
                .awaits(at(HELD_UNTIL, DECISION_DUE))
                .goesOn();
    }

    @Test
    void tells_that_a_decision_is_held_for_too_long() {
        process.given(heard(NOW), decided(APPEALABLE), held())
                .givenItIs(APPEALABLE)
                .whenItIs(HELD_UNTIL)
                .sends(new EscalateDispute(BOOKING, DisputeReminder.DECISION_OVERDUE))
                .goesOn();
    }

    @Test
    void awaits_the_end_of_what_holds_a_final_decision() {
        process.given(heard(NOW), decided(null))
                .when(held())
                .awaits(at(HELD_UNTIL, DECISION_DUE))
                .goesOn();
    }

    @Test
    void awaits_nothing_of_what_is_held_no_more() {
        process.given(heard(NOW), decided(APPEALABLE), held())
                .when(decided(APPEALABLE))
                .awaits(at(APPEALABLE, new AppealLapsed(BOOKING)))
                .goesOn();
    }

    private static final Instant HELD_UNTIL = APPEALABLE.plus(Settings.DISPUTE_DECISION);

    private static DecisionHeld held() {
        return new DecisionHeld(BOOKING, DISPUTE, HELD_UNTIL);
    }

    private static DisputeResolved decided(@Nullable Instant appealUntil) {
        return new DisputeResolved(
                BOOKING,
                DISPUTE,
                DisputeDecision.RELEASE,
                Personal.of(BARBARA, "Looked into it"),
                BARBARA,
                appealUntil);
    }

    private static DisputeAppealed appealed() {
        return new DisputeAppealed(BOOKING, DISPUTE, Party.MENTEE, Personal.of(ADA, "That is not so"), true);
    }
}
