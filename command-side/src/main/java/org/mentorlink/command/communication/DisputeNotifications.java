package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramStaff;
import org.springframework.stereotype.Component;

/**
 * Tells both parties how a dispute goes on, and staff that one waits for them. Where a read model has not seen it yet the
 * event is handled again; the outbox sends each message once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class DisputeNotifications {

    private final QueryGateway queries;
    private final Outbox outbox;

    DisputeNotifications(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    @EventHandler
    void on(DisputeStatementMade event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        var other = event.by() == Party.MENTOR ? Party.MENTEE : Party.MENTOR;
        tell(booking, other, (zone, when) -> DisputeTexts.statement(when), eventId, at);
    }

    @EventHandler
    void on(DisputeResolved event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellBoth(
                event.bookingId(),
                (zone, when) -> DisputeTexts.decided(
                        when,
                        event.decision(),
                        event.appealUntil() == null ? null : Texts.at(event.appealUntil(), zone)),
                eventId,
                at);
    }

    @EventHandler
    void on(DisputeAppealed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellBoth(event.bookingId(), (zone, when) -> DisputeTexts.appealed(when), eventId, at);
    }

    @EventHandler
    void on(DisputeEscalated event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var text = DisputeTexts.escalated(event.disputeId().value(), event.reminder());
        Everyone.of(ask(new FindProgramStaff(null), ProgramStaff.class).memberIds(), memberId -> {
            var member = ask(new FindMember(memberId), MemberView.class);
            if (member.status().maySignIn()) {
                send(member, text, eventId, at);
            }
        });
    }

    @FunctionalInterface
    private interface Said {

        /**
         * @param zone the reader's
         * @param when the session was, there
         */
        Text to(String zone, String when);
    }

    private void tellBoth(BookingId bookingId, Said said, String eventId, Instant at) {
        var booking = booking(bookingId);
        Everyone.of(
                party -> {
                    tell(booking, party, said, eventId, at);
                },
                Party.values());
    }

    private void tell(BookingView booking, Party party, Said said, String eventId, Instant at) {
        var id = party == Party.MENTOR ? booking.mentorMemberId() : booking.menteeId();
        var member = ask(new FindMember(id), MemberView.class);
        var zone = member.timeZone();
        send(member, said.to(zone, Texts.at(booking.startsAt(), zone)), eventId, at);
    }

    private BookingView booking(BookingId id) {
        return ask(new FindBooking(id.value()), BookingView.class);
    }

    /** Nobody writes to an erased member, who has no address any more. */
    private void send(MemberView member, Text text, String eventId, Instant at) {
        var address = member.email();
        if (address != null) {
            outbox.send(new Message(
                    eventId, new MemberId(member.id()), Message.EMAIL, address, text.subject(), text.body(), null, at));
        }
    }

    private <T> T ask(Object query, Class<T> type) {
        @Nullable T answer = queries.query(query, type).orTimeout(10, TimeUnit.SECONDS).join();
        if (answer == null) {
            throw new IllegalStateException("not seen by the read models yet: " + query);
        }
        return answer;
    }
}
