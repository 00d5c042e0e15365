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
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindSessionRequest;
import org.mentorlink.booking.SessionRequestStatus;
import org.mentorlink.booking.SessionRequestView;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.springframework.stereotype.Component;

/** Tells the two what becomes of a request for a session without a time. Once a time is accepted it is told of as a booking. */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class SessionRequestNotifications {

    private final QueryGateway queries;
    private final ProposalSubject subjects;
    private final Outbox outbox;

    SessionRequestNotifications(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.subjects = new ProposalSubject(queries);
        this.outbox = outbox;
    }

    @EventHandler
    void on(SessionRequested event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(
                event.mentorMemberId(),
                zone -> SessionRequestTexts.requested(Texts.at(event.answerBy(), zone)),
                eventId,
                at);
    }

    @EventHandler
    void on(ProposalOpened event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var request = subjects.request(event.bookingId(), event.proposalId());
        if (request != null) {
            tell(
                    new MemberId(request.menteeId()),
                    zone -> SessionRequestTexts.proposed(
                            Texts.at(event.to().startsAt(), zone), Texts.at(event.expiresAt(), zone)),
                    eventId,
                    at);
        }
    }

    /** Who ended it knows; of a time that was taken the mentor is told in the answer. */
    @EventHandler
    void on(ProposalEnded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var request = subjects.request(event.bookingId(), event.proposalId());
        if (request == null) {
            return;
        }
        Function<String, Text> text = zone ->
                SessionRequestTexts.timeEnded(event.how(), Texts.at(event.to().startsAt(), zone));
        switch (event.how()) {
            case DECLINED, EXPIRED -> tell(new MemberId(request.mentorMemberId()), text, eventId, at);
            case WITHDRAWN -> tell(new MemberId(request.menteeId()), text, eventId, at);
            default -> {}
        }
    }

    @EventHandler
    void on(SessionRequestEnded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var request = find(event.bookingId());
        if (request == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        var reader = event.how() == SessionRequestStatus.WITHDRAWN ? request.mentorMemberId() : request.menteeId();
        tell(new MemberId(reader), zone -> SessionRequestTexts.ended(event.how()), eventId, at);
    }

    private @Nullable SessionRequestView find(BookingId bookingId) {
        var id = SessionRequestView.idOf(bookingId.value());
        return ask(new FindSessionRequest(id), SessionRequestView.class);
    }

    /** Nobody writes to an erased member, who has no address any more. */
    private void tell(MemberId memberId, Function<String, Text> text, String eventId, Instant at) {
        var member = ask(new FindMember(memberId.value()), MemberView.class);
        if (member == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        var address = member.email();
        if (address != null) {
            var said = text.apply(member.timeZone());
            outbox.send(new Message(eventId, memberId, Message.EMAIL, address, said.subject(), said.body(), null, at));
        }
    }

    private <T> @Nullable T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).orTimeout(10, TimeUnit.SECONDS).join();
    }
}
