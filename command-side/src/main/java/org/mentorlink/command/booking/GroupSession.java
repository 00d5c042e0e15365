package org.mentorlink.command.booking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.GroupSessionCommand.CancelGroupSession;
import org.mentorlink.booking.GroupSessionCommand.CheckInToGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ConfirmSeat;
import org.mentorlink.booking.GroupSessionCommand.EndGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ExpireSeatOffer;
import org.mentorlink.booking.GroupSessionCommand.JoinWaitingList;
import org.mentorlink.booking.GroupSessionCommand.LeaveWaitingList;
import org.mentorlink.booking.GroupSessionCommand.OpenGroupSession;
import org.mentorlink.booking.GroupSessionCommand.RefuseGroupSession;
import org.mentorlink.booking.GroupSessionCommand.ReleaseSeat;
import org.mentorlink.booking.GroupSessionCommand.RemoveGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionCommand.SetGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.TakeSeat;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionId;

/**
 * A workshop or office hours: one session of a mentor with many seats. It is scheduled, opens once the mentor's calendar
 * keeps its time, and ends when its time is over, or is cancelled before it begins. It decides who has a seat and who
 * waits for one; each seat is a booking of its own, with its own payment, attendance and end. Snapshots keep its loading
 * short; {@code @Revision} tells theirs apart, so it rises whenever the fields or the state's shape change.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "groupSessionSnapshots")
@Revision("5")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class GroupSession {

    @AggregateIdentifier
    private GroupSessionId groupSessionId;

    private @Nullable GroupSessionState state;

    GroupSession() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ScheduleGroupSession command, MentorOffers offers, Clock clock) {
        if (state == null) {
            AggregateLifecycle.apply(Scheduling.schedule(command, offers.offerOf(command.mentorId()), clock.instant()));
        } else {
            Scheduling.requireSame(state.terms(), command);
        }
    }

    @CommandHandler
    void handle(OpenGroupSession command) {
        apply(Seating.open(state()));
    }

    @CommandHandler
    void handle(RefuseGroupSession command) {
        apply(Seating.refuse(state()));
    }

    @CommandHandler
    void handle(TakeSeat command, Clock clock) {
        apply(Seating.take(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(ConfirmSeat command) {
        apply(Seating.confirm(state(), command.bookingId()));
    }

    @CommandHandler
    void handle(ReleaseSeat command, OfferTime offers, Clock clock) {
        apply(Seating.release(state(), command, offers.length(), clock.instant()));
    }

    @CommandHandler
    void handle(JoinWaitingList command, Clock clock) {
        apply(Seating.join(state(), command.memberId(), clock.instant()));
    }

    @CommandHandler
    void handle(LeaveWaitingList command, OfferTime offers, Clock clock) {
        apply(Seating.leave(state(), command.memberId(), offers.length(), clock.instant()));
    }

    @CommandHandler
    void handle(ExpireSeatOffer command, OfferTime offers, Clock clock) {
        apply(Seating.expireOffer(state(), command, offers.length(), clock.instant()));
    }

    @CommandHandler
    void handle(CheckInToGroupSession command, Clock clock) {
        apply(Seating.checkIn(state(), clock.instant()));
    }

    @CommandHandler
    void handle(SetGroupMeetingLink command) {
        apply(GroupLink.set(state(), command));
    }

    @CommandHandler
    void handle(RemoveGroupMeetingLink command) {
        apply(GroupLink.remove(state(), command));
    }

    @CommandHandler
    void handle(CancelGroupSession command, Clock clock) {
        apply(Seating.cancel(state(), command, clock.instant()));
    }

    @CommandHandler
    void handle(EndGroupSession command) {
        apply(Seating.end(state()));
    }

    @EventSourcingHandler
    void on(GroupSessionEvent event) {
        groupSessionId = event.groupSessionId();
        state = GroupSessionState.evolve(state, event);
    }

    /** For those who ask for a seat. */
    GroupSessionState state() {
        if (state == null) {
            throw new IllegalStateException("a group session begins with its schedule");
        }
        return state;
    }

    private static void apply(List<? extends GroupSessionEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
