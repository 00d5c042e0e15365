package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.PositionQuery.AwaitPosition;
import org.mentorlink.shared.PositionQuery.Reached;
import org.springframework.stereotype.Component;

/**
 * Tells those who wait for a seat what becomes of it, and a mentor whose time was taken. What happens to a seat is told as
 * of any booking. Where a read model has not seen it yet the event is handled again; the outbox sends each message once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class GroupSessionNotifications {

    private static final long PATIENCE_MILLIS = 5_000;

    private final QueryGateway queries;
    private final Outbox outbox;

    GroupSessionNotifications(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    @EventHandler
    void on(SeatOffered event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var session = session(event.groupSessionId());
        tell(
                event.memberId(),
                zone -> GroupSessionTexts.offered(
                        Texts.at(session.startsAt(), zone), Texts.at(event.expiresAt(), zone)),
                eventId,
                at);
    }

    /** Who declined it knows. */
    @EventHandler
    void on(SeatOfferEnded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (event.how() == SeatOfferEnd.EXPIRED) {
            var session = session(event.groupSessionId());
            tell(
                    event.memberId(),
                    zone -> GroupSessionTexts.offerLapsed(Texts.at(session.startsAt(), zone)),
                    eventId,
                    at);
        }
    }

    @EventHandler
    void on(GroupSessionRefused event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var session = session(event.groupSessionId());
        tell(
                new MemberId(session.mentorMemberId()),
                zone -> GroupSessionTexts.refused(Texts.at(session.startsAt(), zone)),
                eventId,
                at);
    }

    /** Who has a seat is told of the end of its booking; who waited is known once the read model has seen this. */
    @EventHandler
    void on(
            GroupSessionCancelled event,
            @MessageIdentifier String eventId,
            @Timestamp Instant at,
            TrackingToken token) {
        var known = session(event.groupSessionId());
        if (known.status() != GroupSessionStatus.CANCELLED) {
            ask(new AwaitPosition(token.position().orElse(0), PATIENCE_MILLIS), Reached.class);
            known = session(event.groupSessionId());
        }
        if (known.status() != GroupSessionStatus.CANCELLED) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        var session = known;
        var waited = Stream.concat(
                        session.waiting().stream(), session.offers().stream().map(GroupSessionView.Offer::memberId))
                .toList();
        Everyone.of(
                waited,
                memberId -> tell(
                        new MemberId(memberId),
                        zone -> GroupSessionTexts.waitedInVain(Texts.at(session.startsAt(), zone)),
                        eventId,
                        at));
    }

    /** Nobody writes to an erased member, who has no address any more. */
    private void tell(MemberId memberId, Function<String, Text> text, String eventId, Instant at) {
        var member = seen(ask(new FindMember(memberId.value()), MemberView.class));
        var address = member.email();
        if (address != null) {
            var said = text.apply(member.timeZone());
            outbox.send(new Message(eventId, memberId, Message.EMAIL, address, said.subject(), said.body(), null, at));
        }
    }

    private GroupSessionView session(GroupSessionId id) {
        return seen(ask(new FindGroupSession(id.value()), GroupSessionView.class));
    }

    private <T> @Nullable T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static <T> T seen(@Nullable T view) {
        if (view == null) {
            throw new IllegalStateException("not seen by the read models yet");
        }
        return view;
    }
}
