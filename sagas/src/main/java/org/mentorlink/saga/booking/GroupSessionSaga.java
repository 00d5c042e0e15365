package org.mentorlink.saga.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.CalendarCommand.ReleaseTime;
import org.mentorlink.booking.CalendarCommand.ReserveTime;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.GroupSessionCommand.EndGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ExpireSeatOffer;
import org.mentorlink.booking.GroupSessionCommand.OpenGroupSession;
import org.mentorlink.booking.GroupSessionCommand.RefuseGroupSession;
import org.mentorlink.booking.GroupSessionDeadline.GroupSessionOver;
import org.mentorlink.booking.GroupSessionDeadline.SeatOfferLapsed;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.Party;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.TimeSlot;

/**
 * The process of one group session: {@code docs/sagas.md} as a table from event to command. What happens to a seat is the
 * process of its booking.
 *
 * <ol>
 *   <li>Scheduled: the mentor's time is reserved, under the id that {@link GroupSessionId#reservation()} gives. <i>Taken:
 *       the session is refused, and this ends.</i>
 *   <li>Reserved: the session opens, and its end is awaited. <i>Cancelled: the time is released, and this ends. Its seats
 *       are called off one by one.</i>
 *   <li>A freed seat is offered: the end of the offer is awaited. <i>Taken before: the session knows that it is late.</i>
 *   <li>Over: the session ends, and this with it.
 * </ol>
 */
@Saga
@ProcessingGroup("saga-group-session")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
public class GroupSessionSaga {

    private static final String GROUP_SESSION_ID = "groupSessionId";
    private static final String BOOKING_ID = "bookingId";

    private @Nullable GroupSessionId groupSessionId;

    private @Nullable CalendarId calendar;

    private @Nullable TimeSlot time;

    private PendingDeadlines deadlines = new PendingDeadlines();

    @StartSaga
    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(GroupSessionScheduled event, ProcessSteps steps, EventScheduler scheduler) {
        if (groupSessionId == null) {
            groupSessionId = event.groupSessionId();
            calendar = CalendarId.of(event.mentorMemberId());
            time = event.slot().followedBy(Duration.ofMinutes(event.bufferMinutes()));
            SagaLifecycle.associateWith(BOOKING_ID, groupSessionId.reservation().value());
            deadlines.schedule(scheduler, event.slot().endsAt(), new GroupSessionOver(groupSessionId));
            send(steps, groupSessionId, new ReserveTime(calendar, groupSessionId.reservation(), Party.MENTOR, time));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TimeReserved event, ProcessSteps steps) {
        if (groupSessionId != null) {
            send(steps, groupSessionId, new OpenGroupSession(groupSessionId));
        }
    }

    @SagaEventHandler(associationProperty = BOOKING_ID)
    void on(TimeReservationRefused event, ProcessSteps steps) {
        if (groupSessionId != null) {
            send(steps, groupSessionId, new RefuseGroupSession(groupSessionId));
        }
    }

    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(SeatOffered event, EventScheduler scheduler) {
        scheduler.schedule(
                event.expiresAt(), new SeatOfferLapsed(event.groupSessionId(), event.memberId(), event.number()));
    }

    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(SeatOfferLapsed event, ProcessSteps steps) {
        send(
                steps,
                event.groupSessionId(),
                new ExpireSeatOffer(event.groupSessionId(), event.memberId(), event.number()));
    }

    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(GroupSessionOver event, ProcessSteps steps) {
        deadlines.passed(event);
        send(steps, event.groupSessionId(), new EndGroupSession(event.groupSessionId()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(GroupSessionRefused event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(GroupSessionCancelled event, ProcessSteps steps, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
        if (calendar != null && time != null) {
            var id = event.groupSessionId();
            send(steps, id, new ReleaseTime(calendar, id.reservation(), Party.MENTOR, time));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = GROUP_SESSION_ID)
    void on(GroupSessionEnded event, EventScheduler scheduler) {
        deadlines.cancelAll(scheduler);
    }

    private static void send(ProcessSteps steps, GroupSessionId id, Object command) {
        steps.send(id.value(), command);
    }
}
