package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.EscalateDispute;
import org.mentorlink.booking.BookingCommand.FinishDispute;
import org.mentorlink.booking.BookingDeadline.AppealLapsed;
import org.mentorlink.booking.BookingDeadline.DisputeAnswersDue;
import org.mentorlink.booking.BookingDeadline.DisputeDecisionDue;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.saga.shared.ProcessSteps;

/**
 * The process of one dispute: {@code docs/sagas.md} as a table from event to command. What the money does meanwhile is
 * the {@link BookingSaga}'s.
 *
 * <ol>
 *   <li>A hearing opens: the end of the statements and the decision are awaited. <i>The decision is late: staff are told,
 *       and reminded; nothing is decided by itself.</i>
 *   <li>Decided: the end of the appeals is awaited. <i>Appealed: another hearing opens. The payer's bank asks: what was decided
 *       is held, and a new decision is awaited.</i>
 *   <li>Nobody can appeal any more: the mentor's share is due, and this ends, unless it is held.
 * </ol>
 */
@Saga
@ProcessingGroup("saga-dispute")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class DisputeSaga {

    private static final String BOOKING_ID = "bookingId";

    private PendingDeadlines deadlines = new PendingDeadlines();

    /** When the appeals of the last decision end; absent before the first, and where this was stored before it was kept. */
    private @Nullable Instant appealUntil;

    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(HearingOpened event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
        deadlines.schedule(scheduler, event.answerBy(), new DisputeAnswersDue(event.bookingId()));
        deadlines.schedule(scheduler, event.decideBy(), new DisputeDecisionDue(event.bookingId()));
    }

    /** Starts too: what is held may have been final. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DecisionHeld event, EventScheduler scheduler) {
        deadlines.schedule(scheduler, event.decideBy(), new DisputeDecisionDue(event.bookingId()));
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeAnswersDue event, ProcessSteps steps) {
        deadlines.passed(event);
        var command = new EscalateDispute(event.bookingId(), DisputeReminder.ANSWERS_OVER);
        steps.send(event.bookingId().value(), command);
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeDecisionDue event, ProcessSteps steps) {
        deadlines.passed(event);
        var command = new EscalateDispute(event.bookingId(), DisputeReminder.DECISION_OVERDUE);
        steps.send(event.bookingId().value(), command);
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeEscalated event, EventScheduler scheduler) {
        if (event.decideBy() != null) {
            deadlines.schedule(scheduler, event.decideBy(), new DisputeDecisionDue(event.bookingId()));
        }
    }

    /** Starts too: it may have been opened before there were hearings. */
    @StartSaga
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeResolved event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
        appealUntil = event.appealUntil();
        if (event.appealUntil() == null) {
            SagaLifecycle.end();
        } else {
            deadlines.schedule(scheduler, event.appealUntil(), new AppealLapsed(event.bookingId()));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(DisputeAppealed event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    /**
     * Where this is behind, it comes though somebody appealed in time: the appeal goes on. That it is of an earlier decision than
     * the last shows by when it came.
     */
    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(AppealLapsed event, @Timestamp Instant at, ProcessSteps steps) {
        var isOfAnEarlier = appealUntil != null && at.isBefore(appealUntil);
        if (deadlines.includes(AppealLapsed.class) && !isOfAnEarlier) {
            deadlines.passed(event);
            steps.send(event.bookingId().value(), new FinishDispute(event.bookingId()));
            if (!deadlines.includes(DisputeDecisionDue.class)) {
                SagaLifecycle.end();
            }
        }
    }
}
