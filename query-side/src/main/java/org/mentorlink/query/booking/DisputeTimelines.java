package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindDisputeTimeline;
import org.mentorlink.booking.CancellationPolicy;
import org.mentorlink.booking.DisputeFact;
import org.mentorlink.booking.DisputeFactKind;
import org.mentorlink.booking.DisputeReminder;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeTimeline;
import org.mentorlink.communication.NoticeEvent.NoticeGiven;
import org.mentorlink.communication.NoticeState;
import org.mentorlink.communication.NoticesId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.query.governance.AuditLinks;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.springframework.stereotype.Component;

/**
 * L8: the facts of a session that is disputed, read from the events of its booking, its payments and its notices whenever somebody
 * asks.
 * Neither where it took place nor what the mentor was paid is among them.
 */
@Component
class DisputeTimelines {

    private final EventStore events;
    private final AuditLinks links;

    DisputeTimelines(EventStore events, AuditLinks links) {
        this.events = events;
        this.links = links;
    }

    @QueryHandler
    DisputeTimeline handle(FindDisputeTimeline query) {
        var booking = stream(query.bookingId());
        if (booking.isEmpty()) {
            return new DisputeTimeline(List.of());
        }
        List<DomainEventMessage<?>> own = new ArrayList<>(booking);
        var bookingId = new BookingId(query.bookingId());
        own.addAll(stream(PaymentId.of(bookingId).value()));
        own.addAll(stream(NoticesId.of(bookingId).value()));
        booking.stream()
                .map(DomainEventMessage::getPayload)
                .filter(ExtraPaymentRequested.class::isInstance)
                .map(asked -> ((ExtraPaymentRequested) asked).paymentId().value())
                .forEach(payment -> own.addAll(stream(payment)));
        var facts = new Facts(links.hashesOf(own));
        own.forEach(facts::add);
        return new DisputeTimeline(
                facts.all.stream().sorted(Comparator.comparing(DisputeFact::at)).toList());
    }

    private List<? extends DomainEventMessage<?>> stream(String id) {
        // From 0: never from a snapshot.
        return events.readEvents(id, 0).asStream().toList();
    }

    /** Of several events, what they say. */
    private static final class Facts {

        private final List<DisputeFact> all = new ArrayList<>();
        private final Map<String, String> hashes;
        private @Nullable DisputeResolved decided;
        private @Nullable MemberId mentee;
        private @Nullable MemberId mentor;

        private Facts(Map<String, String> hashes) {
            this.hashes = hashes;
        }

        private void add(DomainEventMessage<?> event) {
            switch (event.getPayload()) {
                case SessionRequested asked -> {
                    mentee = asked.menteeId();
                    mentor = asked.mentorMemberId();
                }
                case BookingRequested requested -> {
                    mentee = requested.menteeId();
                    mentor = requested.mentorMemberId();
                    note(event, DisputeFactKind.REQUESTED, "MENTEE", requested.topic(), requested.price(), null);
                    note(event, DisputeFactKind.POLICY_SHOWN, null, words(requested.policy()), null, null);
                }
                case BookingConfirmed confirmed ->
                    note(
                            event,
                            DisputeFactKind.CONFIRMED,
                            null,
                            period(confirmed.slot().startsAt(), confirmed.slot().endsAt()),
                            null,
                            null);
                case BookingRescheduled moved ->
                    note(
                            event,
                            DisputeFactKind.MOVED,
                            moved.by().name(),
                            period(moved.to().startsAt(), moved.to().endsAt()),
                            null,
                            null);
                case MeetingLinkSet set ->
                    note(event, DisputeFactKind.LINK_SET, "MENTOR", set.host().name(), null, null);
                case MeetingLinkRemoved removed ->
                    note(event, DisputeFactKind.LINK_REMOVED, "MENTOR", (String) null, null, null);
                case CheckedIn there ->
                    note(event, DisputeFactKind.CHECKED_IN, there.party().name(), (String) null, null, null);
                case BookingCancelled cancelled ->
                    note(event, DisputeFactKind.CANCELLED, cancelled.by().name(), cancelled.reason(), null, null);
                case NoShowRecorded missed ->
                    note(event, DisputeFactKind.NO_SHOW, null, missed.absent().name(), null, null);
                case BookingCompleted over ->
                    note(event, DisputeFactKind.SESSION_OVER, null, (String) null, null, null);
                case DisputeOpened opened -> {
                    if (opened.source() != DisputeSource.GATEWAY) {
                        note(
                                event,
                                DisputeFactKind.DISPUTE_OPENED,
                                opened.source() == DisputeSource.INQUIRY
                                        ? DisputeSource.GATEWAY.name()
                                        : opened.source().name(),
                                opened.reason(),
                                null,
                                null);
                    }
                }
                case HearingOpened heard -> {}
                case DisputeStatementMade stated ->
                    note(event, DisputeFactKind.STATEMENT, stated.by().name(), stated.statement(), null, null);
                case DisputeEscalated escalated ->
                    note(
                            event,
                            escalated.reminder() == DisputeReminder.ANSWERS_OVER
                                    ? DisputeFactKind.STATEMENTS_OVER
                                    : DisputeFactKind.DECISION_OVERDUE,
                            null,
                            (String) null,
                            null,
                            escalated.decideBy());
                case DisputeResolved resolved -> decided = resolved;
                case BookingSettled settled -> {
                    if (decided != null) {
                        note(
                                event,
                                DisputeFactKind.DECIDED,
                                // What the gateway has ended itself no member decides.
                                Actor.of(event.getMetaData()).equals(Actor.PLATFORM)
                                        ? DisputeSource.GATEWAY.name()
                                        : "ADMIN",
                                decided.decision() + said(decided.reason()),
                                settled.settlement().refund(),
                                decided.appealUntil());
                        decided = null;
                    }
                }
                case DisputeAppealed appealed ->
                    note(event, DisputeFactKind.APPEALED, appealed.by().name(), appealed.reason(), null, null);
                case PaymentCaptured captured ->
                    note(event, DisputeFactKind.PAID, "MENTEE", (String) null, captured.amount(), null);
                case PaymentRefunded refunded ->
                    note(event, DisputeFactKind.REFUNDED, null, (String) null, refunded.amount(), null);
                case PaymentChargedBack taken ->
                    note(event, DisputeFactKind.CHARGED_BACK, "GATEWAY", (String) null, taken.amount(), null);
                case ChargebackReversed given ->
                    note(event, DisputeFactKind.CHARGE_BACK_GIVEN_BACK, "GATEWAY", (String) null, given.amount(), null);
                case NoticeGiven told
                when isParty(told.recipientId()) ->
                    note(
                            event,
                            told.state() == NoticeState.SENT
                                    ? DisputeFactKind.NOTICE_SENT
                                    : DisputeFactKind.NOTICE_UNDELIVERED,
                            null,
                            told.kind() + " to " + reader(told.recipientId()) + " by " + told.channel(),
                            null,
                            null);
                default -> {}
            }
        }

        /** Which of the staff were told is nothing that the parties read. */
        private boolean isParty(MemberId memberId) {
            return memberId.equals(mentee) || memberId.equals(mentor);
        }

        private String reader(MemberId memberId) {
            return memberId.equals(mentee) ? "MENTEE" : "MENTOR";
        }

        private static String said(Personal reason) {
            return reason.value() == null ? "" : ": " + reason.value();
        }

        private void note(
                DomainEventMessage<?> event,
                DisputeFactKind kind,
                @Nullable String by,
                @Nullable Personal words,
                @Nullable Money amount,
                @Nullable Instant until) {
            note(event, kind, by, Personal.valueOf(words), amount, until);
        }

        private void note(
                DomainEventMessage<?> event,
                DisputeFactKind kind,
                @Nullable String by,
                @Nullable String words,
                @Nullable Money amount,
                @Nullable Instant until) {
            all.add(new DisputeFact(
                    event.getIdentifier(),
                    event.getTimestamp(),
                    kind,
                    by,
                    words,
                    amount,
                    until,
                    hashes.get(event.getIdentifier())));
        }
    }

    private static String period(Instant from, Instant to) {
        return from + "/" + to;
    }

    /** As the policy was shown with the price. */
    private static String words(CancellationPolicy policy) {
        return "Policy \"%s\", version %d: cancelled by the mentee more than %d h before the start, everything is refunded; later, nothing is. The session can be moved until %d h before the start. Cancelled by the mentor at any time, everything is refunded."
                .formatted(
                        policy.name(),
                        policy.version(),
                        policy.fullRefundBefore().toHours(),
                        policy.lockedWithin().toHours());
    }
}
