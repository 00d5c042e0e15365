package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.StrikeView;
import org.mentorlink.booking.StrikesEvent.BlockShortened;
import org.mentorlink.booking.StrikesEvent.BookingBlocked;
import org.mentorlink.booking.StrikesEvent.BookingUnblocked;
import org.mentorlink.booking.StrikesEvent.MentorPaused;
import org.mentorlink.booking.StrikesEvent.MentorResumed;
import org.mentorlink.booking.StrikesEvent.StrikeAppealed;
import org.mentorlink.booking.StrikesEvent.StrikeNoted;
import org.mentorlink.booking.StrikesEvent.StrikeUpheld;
import org.mentorlink.booking.StrikesEvent.StrikeWithdrawn;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.springframework.stereotype.Component;

/**
 * Tells members what they are counted for and what becomes of it, and staff that an appeal waits for them. Where a read model
 * has not seen it yet the event is handled again; the outbox sends each message once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class StrikeNotifications {

    private final EventMail mail;

    StrikeNotifications(QueryGateway queries, Outbox outbox) {
        this.mail = new EventMail(queries, outbox);
    }

    @EventHandler
    void on(StrikeNoted event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(
                event.memberId(),
                zone -> StrikeTexts.noted(
                        event.kind(),
                        Texts.at(event.startsAt(), zone),
                        Texts.at(event.expiresAt(), zone),
                        Texts.at(event.appealUntil(), zone)),
                eventId,
                at);
    }

    @EventHandler
    void on(BookingBlocked event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(
                event.memberId(),
                zone -> StrikeTexts.blocked(event.counted().size(), Texts.at(event.until(), zone)),
                eventId,
                at);
    }

    @EventHandler
    void on(BookingUnblocked event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), zone -> StrikeTexts.unblocked(), eventId, at);
    }

    @EventHandler
    void on(BlockShortened event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), zone -> StrikeTexts.shortened(Texts.at(event.until(), zone)), eventId, at);
    }

    @EventHandler
    void on(StrikeUpheld event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var expiresAt = strike(event.strikesId(), event.bookingId()).expiresAt();
        tell(event.memberId(), zone -> StrikeTexts.upheld(Texts.at(expiresAt, zone)), eventId, at);
    }

    @EventHandler
    void on(StrikeWithdrawn event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), zone -> StrikeTexts.withdrawn(), eventId, at);
    }

    @EventHandler
    void on(MentorPaused event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var missed = event.counted().size();
        Everyone.<Runnable>of(
                Runnable::run,
                () -> mail.sendToStaff(StrikeTexts.mentorPaused(event.memberId().value(), missed), eventId, at),
                () -> tell(event.memberId(), zone -> StrikeTexts.paused(missed), eventId, at));
    }

    @EventHandler
    void on(MentorResumed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), zone -> StrikeTexts.resumed(), eventId, at);
    }

    @EventHandler
    void on(StrikeAppealed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        mail.sendToStaff(StrikeTexts.appealed(event.memberId().value()), eventId, at);
    }

    /** @param text by the reader's zone */
    private void tell(MemberId memberId, Function<String, Text> text, String eventId, Instant at) {
        var member = mail.member(memberId.value());
        mail.send(member, text.apply(member.timeZone()), eventId, at);
    }

    private StrikeView strike(StrikesId strikesId, BookingId bookingId) {
        return mail.ask(new FindStrikes(strikesId.value()), StrikesView.class).strikes().stream()
                .filter(strike -> strike.bookingId().equals(bookingId.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not seen by the read models yet"));
    }
}
