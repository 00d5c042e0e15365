package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.calendars.OutsideCalendarsEvent.BusyTimesForgotten;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarConnectingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.CalendarTaskRaised;
import org.mentorlink.calendars.OutsideCalendarsEvent.ReadingFailed;
import org.mentorlink.calendars.OutsideCalendarsEvent.SessionNotWritten;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.springframework.stereotype.Component;

/** Tells members what is wrong with the calendars they keep elsewhere: once it has been for a while, and when it matters. */
@Component
@ProcessingGroup(NotificationRetries.GROUP)
@DisallowReplay
class CalendarNotifications {

    /** In a row; a calendar that is away for an hour or two is nobody's concern. */
    static final int FAILURES = 3;

    private final QueryGateway queries;
    private final Outbox outbox;

    CalendarNotifications(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    @EventHandler
    void on(ReadingFailed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (event.inARow() == FAILURES) {
            tell(event.memberId(), CalendarTexts.unreadable(), eventId, at);
        }
    }

    @EventHandler
    void on(BusyTimesForgotten event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), CalendarTexts.forgotten(), eventId, at);
    }

    @EventHandler
    void on(CalendarConnectingFailed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), CalendarTexts.notConnected(), eventId, at);
    }

    @EventHandler
    void on(SessionNotWritten event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), CalendarTexts.notWritten(), eventId, at);
    }

    @EventHandler
    void on(CalendarTaskRaised event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(
                event.memberId(),
                zone -> CalendarTexts.toSettle(event.task(), event.slot().startsAt(), zone),
                eventId,
                at);
    }

    private void tell(MemberId memberId, Text text, String eventId, Instant at) {
        tell(memberId, zone -> text, eventId, at);
    }

    /** Nobody writes to an erased member, who has no address any more. */
    private void tell(MemberId memberId, Function<String, Text> inZone, String eventId, Instant at) {
        @Nullable MemberView member = queries.query(new FindMember(memberId.value()), MemberView.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        if (member == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        var address = member.email();
        if (address != null) {
            var text = inZone.apply(member.timeZone());
            outbox.send(new Message(eventId, memberId, Message.EMAIL, address, text.subject(), text.body(), null, at));
        }
    }
}
