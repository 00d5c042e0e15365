package org.mentorlink.command.communication;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.Party;
import org.mentorlink.command.communication.Texts.Text;
import org.springframework.stereotype.Component;

/**
 * Tells both parties how a dispute goes on, and staff that one waits for them. Where a read model has not seen it yet the
 * event is handled again; the outbox sends each message once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class DisputeNotifications {

    private final EventMail mail;

    DisputeNotifications(QueryGateway queries, Outbox outbox) {
        this.mail = new EventMail(queries, outbox);
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
        mail.sendToStaff(DisputeTexts.escalated(event.disputeId().value(), event.reminder()), eventId, at);
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
        var member = mail.member(id);
        var zone = member.timeZone();
        mail.send(member, said.to(zone, Texts.at(booking.startsAt(), zone)), eventId, at);
    }

    private BookingView booking(BookingId id) {
        return mail.ask(new FindBooking(id.value()), BookingView.class);
    }
}
