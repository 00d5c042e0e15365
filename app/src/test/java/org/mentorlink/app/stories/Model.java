package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRequested;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.CalendarEvent.TimeReleased;
import org.mentorlink.booking.CalendarEvent.TimeReservationRefused;
import org.mentorlink.booking.CalendarEvent.TimeReserved;
import org.mentorlink.booking.CalendarId;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionCancelled;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionEnded;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionOpened;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionRefused;
import org.mentorlink.booking.GroupSessionEvent.GroupSessionScheduled;
import org.mentorlink.booking.GroupSessionEvent.SeatConfirmed;
import org.mentorlink.booking.GroupSessionEvent.SeatOfferEnded;
import org.mentorlink.booking.GroupSessionEvent.SeatOffered;
import org.mentorlink.booking.GroupSessionEvent.SeatRefused;
import org.mentorlink.booking.GroupSessionEvent.SeatReleased;
import org.mentorlink.booking.GroupSessionEvent.SeatTaken;
import org.mentorlink.booking.GroupSessionEvent.WaitingListJoined;
import org.mentorlink.booking.GroupSessionEvent.WaitingListLeft;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.SeatOfferEnd;
import org.mentorlink.booking.Settlement;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.governance.StepEvent.StepResolved;
import org.mentorlink.governance.StepId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchFailed;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountEvent.RecoveryApplied;
import org.mentorlink.payment.MentorAccountEvent.RecoveryOwed;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.TimeSlot;

/**
 * What must hold of any story, told from the events alone and knowing nothing of calendars and processes: nobody is ever
 * promised to two sessions at once, and when all is over nothing is held and all the money is where it belongs.
 */
final class Model {

    /** A week, as gateways hold cards, less the three days and a bit for which one that does not answer is asked. */
    static final Duration HELD_FOR = Duration.ofDays(7).minus(Duration.ofHours(80));

    /** One booking as its two members understand it. */
    static final class Session {
        final BookingRequested asked;
        TimeSlot slot;
        int buffer;
        long price;
        final List<PaymentId> payments = new ArrayList<>();
        /** What it was paid by: the first, and those of sessions it became. */
        final Set<String> counted = new HashSet<>();

        boolean stands;
        boolean confirmed;
        String end = "";
        Settlement settlement;
        long absorbed;
        boolean disputed;
        /** Charged back, and its time was over by then: it may be let go of, or not. */
        boolean overAnyway;

        boolean closed;

        Session(BookingRequested asked) {
            this.asked = asked;
            this.slot = asked.slot();
            this.buffer = asked.bufferMinutes();
            this.price = asked.price().amountMinor();
            payments.add(PaymentId.of(asked.bookingId()));
            counted.add(PaymentId.of(asked.bookingId()).value());
        }
    }

    /** One group session as its mentor and attendees understand it. */
    static final class Group {
        final GroupSessionScheduled scheduled;
        /** By their bookings. */
        final Map<String, MemberId> seats = new LinkedHashMap<>();

        /** In line, whoever came first first. */
        final List<MemberId> waiting = new ArrayList<>();

        final Map<MemberId, SeatOffered> offered = new HashMap<>();
        private final Set<String> released = new HashSet<>();

        /** Offers by which seats were taken whose bookings do not stand yet, by booking. */
        private final Map<String, SeatOffered> kept = new HashMap<>();

        /** Those whose bookings came to nothing, so that they hold on. */
        private final Map<MemberId, SeatOffered> givenBack = new HashMap<>();

        boolean stands;
        String end = "";

        Group(GroupSessionScheduled scheduled) {
            this.scheduled = scheduled;
        }

        private TimeSlot mentorsTime() {
            return scheduled.slot().followedBy(Duration.ofMinutes(scheduled.bufferMinutes()));
        }

        private void see(GroupSessionEvent event, Instant at) {
            switch (event) {
                case WaitingListJoined joined -> {
                    assertThat(seats.values()).as("has a seat: " + joined).doesNotContain(joined.memberId());
                    waiting.add(joined.memberId());
                }
                case WaitingListLeft left -> waiting.remove(left.memberId());
                case SeatOffered offer -> {
                    var again = givenBack.remove(offer.memberId());
                    if (again == null) {
                        assertThat(waiting)
                                .as("first come, first served: " + offer)
                                .startsWith(offer.memberId());
                    } else {
                        assertThat(offer.expiresAt())
                                .as("no longer than before: " + offer)
                                .isEqualTo(again.expiresAt());
                    }
                    waiting.remove(offer.memberId());
                    offered.put(offer.memberId(), offer);
                }
                case SeatOfferEnded ended -> {
                    var offer = offered.remove(ended.memberId());
                    assertThat(offer == null ? 0 : offer.number())
                            .as("ended twice: " + ended)
                            .isEqualTo(ended.number());
                    assertThat(ended.how() == SeatOfferEnd.EXPIRED && at.isBefore(offer.expiresAt()))
                            .as("too early: " + ended)
                            .isFalse();
                }
                case SeatTaken taken -> {
                    var offer = offered.remove(taken.menteeId());
                    var others = seats.size() + offered.size() + 1;
                    assertThat(offer == null || at.isBefore(offer.expiresAt()) || others < scheduled.seats())
                            .as("too late: " + taken)
                            .isTrue();
                    waiting.remove(taken.menteeId());
                    assertThat(seats.put(taken.bookingId().value(), taken.menteeId()))
                            .as("taken twice: " + taken)
                            .isNull();
                    if (offer != null) {
                        kept.put(taken.bookingId().value(), offer);
                    }
                }
                case SeatConfirmed confirmed ->
                    kept.remove(confirmed.bookingId().value());
                case SeatReleased seat -> {
                    assertThat(released.add(seat.bookingId().value()))
                            .as("released twice: " + seat)
                            .isTrue();
                    seats.remove(seat.bookingId().value());
                    var offer = kept.remove(seat.bookingId().value());
                    if (offer != null && stands && at.isBefore(offer.expiresAt())) {
                        givenBack.put(seat.menteeId(), offer);
                    }
                }
                default -> {}
            }
            assertThat(seats.values()).as("one seat each").doesNotHaveDuplicates();
            assertThat(seats.size() + offered.size())
                    .as("seats taken or kept of " + scheduled)
                    .isLessThanOrEqualTo(scheduled.seats());
        }

        private void nobodyIsKeptWaiting(Instant now) {
            assertThat(givenBack)
                    .as("places lost by a booking that came to nothing")
                    .isEmpty();
            assertThat(offered.values())
                    .as("offers that are over")
                    .noneMatch(offer -> offer.expiresAt().isBefore(now));
        }

        private void nobodyWaitsForAFreeSeat(Instant now) {
            if (stands && now.isBefore(scheduled.slot().startsAt()) && !waiting.isEmpty()) {
                assertThat(seats.size() + offered.size())
                        .as("seats somebody waits for, of " + scheduled)
                        .isEqualTo(scheduled.seats());
            }
        }
    }

    /** A proposal that is open for an answer, or was. */
    record Proposed(TimeProposed asked, boolean open) {}

    /** Time that somebody counts on. */
    private record Claim(String booking, MemberId member, TimeSlot time) {}

    private record Reserved(
            CalendarId calendar, String booking, @Nullable ProposalId proposal, TimeSlot slot) {}

    final Map<String, Session> sessions = new LinkedHashMap<>();
    /** Requests without a time that nobody has ended or accepted. */
    final Map<String, SessionRequested> asked = new LinkedHashMap<>();

    final Map<String, Group> groups = new LinkedHashMap<>();
    final Map<String, Proposed> pending = new LinkedHashMap<>();
    /** Of payments, what is on its way back. */
    private final Map<String, Integer> refunding = new HashMap<>();

    /** What staff have to look at, oldest first. */
    final Map<StepId, StepParked> parked = new LinkedHashMap<>();

    private final boolean quarrelsome;

    final Map<String, Integer> seen = new TreeMap<>();
    final Ledger ledger = new Ledger();
    private final Map<String, String> decided = new HashMap<>();
    private final Map<MentorAccountId, Long> debts = new HashMap<>();
    private final Map<PaymentId, Instant> held = new HashMap<>();
    private final Set<PayoutId> failedPayouts = new HashSet<>();
    private final Set<PayoutId> frozenAfterFailure = new HashSet<>();
    private final Set<MentorAccountId> waiting = new HashSet<>();
    private final Set<Reserved> reserved = new HashSet<>();

    /** @param quarrelsome steps may be set aside for staff */
    Model(boolean quarrelsome) {
        this.quarrelsome = quarrelsome;
    }

    void see(EventMessage<?> message) {
        ledger.see(message.getPayload(), message.getTimestamp());
        switch (message.getPayload()) {
            case BookingEvent event -> see(event, message.getTimestamp());
            case GroupSessionEvent event -> see(event, message.getTimestamp());
            case RefundRequested event -> refunding.merge(event.paymentId().value(), 1, Integer::sum);
            case PaymentRefunded event -> refunding.merge(event.paymentId().value(), -1, Integer::sum);
            case RefundFailed event -> refunding.merge(event.paymentId().value(), -1, Integer::sum);
            case TimeReserved event ->
                reserved.add(
                        new Reserved(event.calendarId(), event.bookingId().value(), event.proposalId(), event.slot()));
            case TimeReleased event ->
                reserved.remove(
                        new Reserved(event.calendarId(), event.bookingId().value(), event.proposalId(), event.slot()));
            // Asked again after a standstill, when the hour is over: the calendar has forgotten it.
            case TimeReservationRefused event ->
                reserved.remove(
                        new Reserved(event.calendarId(), event.bookingId().value(), event.proposalId(), event.slot()));
            case RecoveryOwed event ->
                debts.put(event.mentorAccountId(), event.debt().amountMinor());
            case RecoveryApplied event ->
                debts.put(event.mentorAccountId(), event.debt().amountMinor());
            case PayoutCollected event -> waiting.add(event.mentorAccountId());
            case PayoutBatchRequested event -> {
                debts.put(event.mentorAccountId(), event.debt().amountMinor());
                waiting.remove(event.mentorAccountId());
                assertThat(event.net().amountMinor())
                        .as("transferred: " + event)
                        .isNotNegative();
                seen.merge("PAID_TOGETHER_" + Math.min(event.shares().size(), 2), 1, Integer::sum);
            }
            case PaymentAuthorized event -> held.putIfAbsent(event.paymentId(), message.getTimestamp());
            case PayoutFailed event -> failedPayouts.add(event.payoutId());
            case PayoutFrozen event -> {
                if (failedPayouts.contains(event.payoutId())) {
                    frozenAfterFailure.add(event.payoutId());
                    seen.merge("PAYOUT_FROZEN_AFTER_FAILURE", 1, Integer::sum);
                }
            }
            case PayoutRevised event -> {
                if (frozenAfterFailure.remove(event.payoutId())) {
                    seen.merge("PAYOUT_DECIDED_AFTER_FAILURE", 1, Integer::sum);
                }
            }
            case TransferRequested event -> {
                assertThat(frozenAfterFailure)
                        .as("sent again while it is disputed: " + event)
                        .doesNotContain(event.payoutId());
                if (event.attempt() > 1) {
                    seen.merge("PAYOUT_SENT_AGAIN", 1, Integer::sum);
                }
            }
            case PayoutWithdrawn event -> seen.merge("PAYOUT_WITHDRAWN", 1, Integer::sum);
            case PayoutBatchFailed event ->
                debts.put(event.mentorAccountId(), event.debt().amountMinor());
            case StepParked event -> {
                // Of which it is not clear how much was taken, staff are always told.
                if (!quarrelsome && !event.commandType().equals(RecordChargeback.class.getName())) {
                    throw new AssertionError("parked: " + event);
                }
                parked.put(event.stepId(), event);
            }
            case StepResolved event -> parked.remove(event.stepId());
            default -> {}
        }
    }

    /** K1: it is decided while a gateway still holds it, with all it may take to reach that. When processes lag behind, they do. */
    void isStillHeld(PaymentId payment, Instant at) {
        var since = held.get(payment);
        if (since != null) {
            assertThat(at).as("decided too late: " + payment).isBefore(since.plus(HELD_FOR));
        }
    }

    /** Some of whose payouts wait for more, or did. */
    Set<MentorAccountId> waiting() {
        return Set.copyOf(waiting);
    }

    /** What goes back at the moment cannot be charged back too: the gateway sees to that. */
    boolean isRefunding(String paymentId) {
        return refunding.getOrDefault(paymentId, 0) > 0;
    }

    private void see(GroupSessionEvent event, Instant at) {
        var id = event.groupSessionId().value();
        if (event instanceof GroupSessionScheduled scheduled) {
            groups.put(id, new Group(scheduled));
            return;
        }
        var group = groups.get(id);
        switch (event) {
            case GroupSessionOpened opened -> {
                assertThat(group.end).as("what has ended opens: " + id).isEmpty();
                group.stands = true;
                nobodyIsInTwoPlaces();
            }
            case GroupSessionRefused refused -> ends(group, "REFUSED");
            case GroupSessionCancelled cancelled -> ends(group, "CANCELLED");
            case GroupSessionEnded ended -> ends(group, "ENDED");
            case SeatTaken taken -> seen.merge("SEAT_TAKEN", 1, Integer::sum);
            case SeatRefused refused -> seen.merge("SEAT_REFUSED", 1, Integer::sum);
            case SeatOffered offered -> seen.merge("SEAT_OFFERED", 1, Integer::sum);
            case SeatOfferEnded ended -> seen.merge("SEAT_OFFER_" + ended.how(), 1, Integer::sum);
            default -> {}
        }
        group.see(event, at);
    }

    private void ends(Group group, String how) {
        assertThat(group.end).as("ended twice: " + group.scheduled).isEmpty();
        group.stands = false;
        group.end = how;
        group.waiting.clear();
        group.offered.clear();
        seen.merge("GROUP_" + how, 1, Integer::sum);
    }

    private void see(BookingEvent event, Instant at) {
        var id = event.bookingId().value();
        if (event instanceof BookingRequested requested) {
            sessions.put(id, new Session(requested));
            if (requested.proposalId() != null) {
                decide(requested.proposalId().value(), "ACCEPTED");
                pending.remove(id);
                assertThat(asked.remove(id)).as("accepted: " + id).isNotNull();
            }
            return;
        }
        if (event instanceof SessionRequested request) {
            asked.put(id, request);
            return;
        }
        if (event instanceof SessionRequestEnded ended) {
            seen.merge("REQUEST_" + ended.how(), 1, Integer::sum);
            assertThat(asked.remove(id)).as("ended: " + id).isNotNull();
            return;
        }
        var session = sessions.get(id);
        switch (event) {
            case ConfirmationAwaited awaited -> {
                isStillHeld(PaymentId.of(awaited.bookingId()), awaited.answerBy());
                stands(id, session);
            }
            case BookingConfirmed confirmed -> {
                assertThat(confirmed.slot()).isEqualTo(session.slot);
                session.confirmed = true;
                stands(id, session);
            }
            case TimeProposed proposed -> pending.put(id, new Proposed(proposed, false));
            case ProposalOpened opened -> {
                pending.computeIfPresent(id, (booking, proposal) -> new Proposed(proposal.asked(), true));
                nobodyIsInTwoPlaces();
            }
            case ExtraPaymentRequested asked -> session.payments.add(asked.paymentId());
            case ProposalEnded ended -> {
                decide(ended.proposalId().value(), ended.how().name());
                pending.remove(id);
            }
            case BookingRescheduled moved -> {
                decide(moved.proposalId().value(), "MOVED");
                pending.remove(id);
                session.slot = moved.to();
                session.buffer = moved.bufferMinutes();
                changePrice(session, moved);
                nobodyIsInTwoPlaces();
            }
            case BookingDeclined declined -> ends(session, declined.code());
            case BookingPaymentFailed failed -> ends(session, "PAYMENT_FAILED");
            case BookingExpired expired -> ends(session, "EXPIRED_" + expired.what());
            case BookingCancelled cancelled -> ends(session, "CANCELLED_BY_" + cancelled.by());
            case NoShowRecorded missed -> ends(session, "NO_SHOW_" + missed.absent());
            case BookingCompleted completed -> ends(session, "COMPLETED");
            case BookingSettled settled -> session.settlement = settled.settlement();
            case ChargebackAbsorbed borne -> session.absorbed += borne.amount().amountMinor();
            case DisputeOpened opened -> {
                session.disputed = true;
                session.closed = false;
                if (session.end.isEmpty()) {
                    session.overAnyway = !at.isBefore(session.slot.endsAt());
                    ends(session, "CHARGED_BACK");
                }
                seen.merge("DISPUTED_BY_" + opened.source(), 1, Integer::sum);
            }
            case DisputeResolved resolved -> {
                session.disputed = false;
                seen.merge("DISPUTE_" + resolved.decision(), 1, Integer::sum);
            }
            case DisputeAppealed appealed -> {
                session.disputed = true;
                session.closed = false;
                seen.merge("APPEALED_BY_" + appealed.by(), 1, Integer::sum);
            }
            case BookingClosed closed -> {
                session.closed = true;
                if (session.asked.price().isZero()) {
                    seen.merge("FREE_" + session.end, 1, Integer::sum);
                }
            }
            default -> {}
        }
    }

    private void changePrice(Session session, BookingRescheduled moved) {
        if (moved.session() == null) {
            return;
        }
        var difference = moved.session().price().amountMinor() - session.price;
        assertThat(moved.session().difference().amountMinor()).isEqualTo(difference);
        assertThat(moved.paid() == null ? 0 : moved.paid().amount().amountMinor())
                .as("paid in addition: " + moved)
                .isEqualTo(Math.max(difference, 0));
        session.price = moved.session().price().amountMinor();
        if (moved.paid() != null) {
            session.counted.add(moved.paid().paymentId().value());
        }
        seen.merge(difference > 0 ? "DEARER" : difference < 0 ? "CHEAPER" : "AS_DEAR", 1, Integer::sum);
    }

    private void stands(String id, Session session) {
        assertThat(session.end).as("what has ended stands again: " + id).isEmpty();
        session.stands = true;
        nobodyIsInTwoPlaces();
    }

    private void ends(Session session, String how) {
        session.stands = false;
        session.end = how;
        seen.merge(how, 1, Integer::sum);
    }

    /** Once a command is done. */
    void nobodyWaitsForAFreeSeat(Instant now) {
        groups.values().forEach(group -> group.nobodyWaitsForAFreeSeat(now));
    }

    /** Once processes have done all that was due before now. */
    void nobodyIsKeptWaiting(Instant now) {
        groups.values().forEach(group -> group.nobodyIsKeptWaiting(now));
    }

    /** Of acceptance, withdrawal, refusal and expiry one wins. */
    private void decide(String proposalId, String how) {
        seen.merge("PROPOSAL_" + how, 1, Integer::sum);
        assertThat(decided.put(proposalId, how))
                .as("decided twice: " + proposalId)
                .isNull();
    }

    private void nobodyIsInTwoPlaces() {
        var claims = new ArrayList<Claim>();
        sessions.forEach((id, session) -> {
            if (session.stands) {
                claim(claims, id, session.asked, session.slot, session.buffer);
                var proposal = pending.get(id);
                if (proposal != null && proposal.open()) {
                    claim(
                            claims,
                            id,
                            session.asked,
                            proposal.asked().to(),
                            proposal.asked().bufferMinutes());
                }
            }
        });
        asked.forEach((id, request) -> {
            var proposal = pending.get(id);
            if (proposal != null && proposal.open()) {
                var to = proposal.asked().to();
                var buffer = Duration.ofMinutes(proposal.asked().bufferMinutes());
                claims.add(new Claim(id, request.menteeId(), to));
                claims.add(new Claim(id, request.mentorMemberId(), to.followedBy(buffer)));
            }
        });
        groups.forEach((id, group) -> {
            if (group.stands) {
                claims.add(new Claim(id, group.scheduled.mentorMemberId(), group.mentorsTime()));
            }
        });
        for (var one : claims) {
            for (var other : claims) {
                if (!one.booking.equals(other.booking)
                        && one.member.equals(other.member)
                        && one.time.overlaps(other.time)) {
                    throw new AssertionError("in two places at once: " + one + " and " + other);
                }
            }
        }
    }

    private static void claim(List<Claim> claims, String id, BookingRequested asked, TimeSlot slot, int buffer) {
        claims.add(new Claim(id, asked.menteeId(), slot));
        // Of all seats the mentor is at one session.
        if (asked.groupSessionId() == null) {
            claims.add(new Claim(id, asked.mentorMemberId(), slot.followedBy(Duration.ofMinutes(buffer))));
        }
    }

    /** Everybody has gone home. */
    void allIsSettled(Bank bank) {
        var toMentors = 0L;
        var stillReserved = new HashSet<>(reserved);
        for (var entry : sessions.entrySet()) {
            var id = entry.getKey();
            var session = entry.getValue();
            assertThat(session.end).as("how it ended: " + id).isNotEmpty();
            assertThat(session.closed).as("closed: " + id).isTrue();
            var accounts = session.payments.stream()
                    .map(payment -> bank.accounts().get(payment.value()))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(accounts).as("held of " + id).allMatch(account -> account.held == 0);
            var kept = session.settlement == null
                    ? 0
                    : session.price - session.settlement.refund().amountMinor() - session.absorbed;
            assertThat(accounts.stream().mapToLong(Bank.Account::kept).sum())
                    .as("kept of " + id)
                    .isEqualTo(kept);
            toMentors += session.settlement == null
                    ? 0
                    : session.settlement.mentorShare().amountMinor();
            assertThat(session.disputed).as("disputed: " + id).isFalse();
            if (session.end.equals("CANCELLED_BY_MENTOR") && session.settlement != null) {
                assertThat(session.settlement.refund().amountMinor())
                        .as("goes back where the mentor called it off: " + id)
                        .isEqualTo(session.price);
            }
            if (session.overAnyway) {
                stillReserved.removeIf(one -> one.booking().equals(id));
            }
            if (tookPlace(session)) {
                for (var party : partiesOf(session)) {
                    assertThat(stillReserved.removeIf(one ->
                                    one.booking().equals(id) && one.slot().equals(timeOf(party, session))))
                            .as("was reserved: " + id + " for " + party)
                            .isTrue();
                }
            }
        }
        groups.forEach((id, group) -> {
            assertThat(group.end).as("how it ended: " + id).isNotEmpty();
            if (group.end.equals("ENDED")) {
                assertThat(stillReserved.removeIf(one -> one.booking()
                                        .equals(group.scheduled
                                                .groupSessionId()
                                                .reservation()
                                                .value())
                                && one.slot().equals(group.mentorsTime())))
                        .as("was reserved: " + id)
                        .isTrue();
                group.seats.keySet().removeIf(booking -> sessions.get(booking).overAnyway);
                assertThat(group.seats.keySet())
                        .as("seats of those who were to come to " + id)
                        .isEqualTo(sessions.entrySet().stream()
                                .filter(session -> group.scheduled
                                                .groupSessionId()
                                                .equals(session.getValue().asked.groupSessionId())
                                        && tookPlace(session.getValue()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
            } else {
                assertThat(group.seats).as("seats of " + id).isEmpty();
                assertThat(sessions.values())
                        .as("seats of what does not take place: " + id)
                        .noneMatch(session -> group.scheduled.groupSessionId().equals(session.asked.groupSessionId())
                                && tookPlace(session));
            }
        });
        assertThat(asked).as("requests without an end").isEmpty();
        assertThat(pending).as("proposals without an end").isEmpty();
        assertThat(parked).as("set aside for staff").isEmpty();
        assertThat(stillReserved).as("reserved for nothing").isEmpty();
        // A capture that fails after the payout is owed back.
        var owed = debts.values().stream().mapToLong(Long::longValue).sum();
        assertThat(bank.transferred() - owed).as("paid to mentors and theirs").isEqualTo(toMentors);
        ledger.agreesWith(bank);
    }

    private static boolean tookPlace(Session session) {
        return session.end.equals("COMPLETED") || session.end.startsWith("NO_SHOW");
    }

    private static List<Party> partiesOf(Session session) {
        return session.asked.groupSessionId() == null ? List.of(Party.values()) : List.of(Party.MENTEE);
    }

    private static TimeSlot timeOf(Party party, Session session) {
        return party == Party.MENTOR ? session.slot.followedBy(Duration.ofMinutes(session.buffer)) : session.slot;
    }
}
