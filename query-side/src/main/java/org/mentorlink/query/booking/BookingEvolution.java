package org.mentorlink.query.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.Absent;
import org.mentorlink.booking.AgendaView;
import org.mentorlink.booking.BookedOffering;
import org.mentorlink.booking.BookedOfferingView;
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
import org.mentorlink.booking.BookingEvent.ChargebackNoted;
import org.mentorlink.booking.BookingEvent.CheckedIn;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DecisionHeld;
import org.mentorlink.booking.BookingEvent.DisputeAppealed;
import org.mentorlink.booking.BookingEvent.DisputeEscalated;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingEvent.DisputeStatementMade;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingEvent.HearingOpened;
import org.mentorlink.booking.BookingEvent.InquiryEnded;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.MenteeRefunded;
import org.mentorlink.booking.BookingEvent.MentorSettled;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.PreSessionFormAnswered;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingEvent.RefundOrdered;
import org.mentorlink.booking.BookingEvent.RefundUndone;
import org.mentorlink.booking.BookingEvent.SessionRequestEnded;
import org.mentorlink.booking.BookingEvent.SessionRequested;
import org.mentorlink.booking.BookingEvent.TimeProposed;
import org.mentorlink.booking.BookingStatus;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.DisputeView;
import org.mentorlink.booking.FilledFormView;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.booking.OtherSession;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.booking.ProposalState;
import org.mentorlink.booking.ProposalView;
import org.mentorlink.booking.ProposedSession;
import org.mentorlink.booking.Settlement;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.TimeSlot;

/** How a booking's view follows from its events, for the view of today and of any moment before. */
final class BookingEvolution {

    private final BookingView before;
    private BookingStatus status;
    private TimeSlot slot;
    private Modality modality;
    private @Nullable BookedOfferingView offering;
    private Money price;
    private List<String> extraPayments;
    private @Nullable Instant holdExpiresAt;
    private @Nullable Instant answerBy;
    private @Nullable String outcomeCode;
    private @Nullable CancelledBy cancelledBy;
    private boolean strike;
    private @Nullable Absent absent;
    private @Nullable Instant mentorCheckedInAt;
    private @Nullable Instant menteeCheckedInAt;
    private @Nullable Settlement settlement;
    private @Nullable Instant disputeUntil;
    private @Nullable DisputeView dispute;
    private boolean closed;
    private List<ProposalView> proposals;
    private boolean refundForfeited;
    private @Nullable MeetingLinkView meetingLink;
    private int linkChanges;
    private @Nullable FilledFormView form;
    private @Nullable AgendaView agenda;

    private BookingEvolution(BookingView before) {
        this.before = before;
        status = before.status();
        slot = new TimeSlot(before.startsAt(), before.endsAt());
        modality = before.modality();
        offering = before.offering();
        price = before.price();
        extraPayments = before.extraPayments();
        holdExpiresAt = before.holdExpiresAt();
        answerBy = before.answerBy();
        outcomeCode = before.outcomeCode();
        cancelledBy = before.cancelledBy();
        strike = before.strike();
        absent = before.absent();
        mentorCheckedInAt = before.mentorCheckedInAt();
        menteeCheckedInAt = before.menteeCheckedInAt();
        settlement = before.settlement();
        disputeUntil = before.disputeUntil();
        dispute = before.dispute();
        closed = before.closed();
        proposals = before.proposals();
        refundForfeited = before.refundForfeited();
        meetingLink = before.meetingLink();
        linkChanges = Objects.requireNonNullElse(before.linkChanges(), 0);
        form = before.form();
        agenda = before.agenda();
    }

    static @Nullable BookingView evolve(@Nullable BookingView view, BookingEvent event, Seen seen) {
        if (event instanceof BookingRequested requested) {
            return requested(requested, seen);
        }
        if (view == null) {
            return null;
        }
        var evolution = new BookingEvolution(view);
        evolution.apply(event, seen.at());
        return evolution.view(version(seen), seen.position());
    }

    /**
     * From the start on: with both there, the session is on. No event of the booking says so.
     *
     * @param session that has begun, which may be a time before the booking was moved; absent for whichever it has
     */
    static @Nullable BookingView begun(@Nullable BookingView view, @Nullable TimeSlot session, long position) {
        if (view == null || view.status() != BookingStatus.CONFIRMED || !bothThere(view)) {
            return view;
        }
        if (session != null && !session.startsAt().equals(view.startsAt())) {
            return view;
        }
        var evolution = new BookingEvolution(view);
        evolution.status = BookingStatus.IN_PROGRESS;
        return evolution.view(view.version(), position);
    }

    /** The agenda is beside the booking: it is none of the booking's versions. */
    static BookingView with(AgendaView agenda, BookingView view) {
        var evolution = new BookingEvolution(view);
        evolution.agenda = agenda;
        return evolution.view(view.version(), view.position());
    }

    static BookingView withoutMeetingLink(BookingView view) {
        var evolution = new BookingEvolution(view);
        evolution.meetingLink = null;
        return evolution.view(view.version(), view.position());
    }

    private static boolean bothThere(BookingView view) {
        return view.mentorCheckedInAt() != null && view.menteeCheckedInAt() != null;
    }

    static @Nullable BookedOfferingView offering(@Nullable BookedOffering offering) {
        return offering == null
                ? null
                : new BookedOfferingView(offering.offeringId().value(), Personal.valueOf(offering.name()));
    }

    private static BookingView requested(BookingRequested event, Seen seen) {
        return new BookingView(
                event.bookingId().value(),
                event.mentorId().value(),
                event.mentorMemberId().value(),
                event.menteeId().value(),
                Personal.valueOf(event.topic()),
                Personal.valueOf(event.description()),
                event.modality(),
                offering(event.offering()),
                event.groupSessionId() == null ? null : event.groupSessionId().value(),
                BookingStatus.REQUESTED,
                event.slot().startsAt(),
                event.slot().endsAt(),
                event.price(),
                event.price().share(event.commissionBasisPoints()),
                event.commissionBasisPoints(),
                event.policy(),
                event.confirmation(),
                event.holdExpiresAt(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                false,
                null,
                0,
                Forms.view(event.form()),
                null,
                seen.at(),
                version(seen),
                seen.position(),
                seen.position());
    }

    /** As of everything that is edited: how many events there are. */
    private static int version(Seen seen) {
        return Math.toIntExact(seen.sequence() + 1);
    }

    private void apply(BookingEvent event, Instant at) {
        switch (event) {
            case BookingRequested requested -> throw new IllegalStateException("a booking is requested once");
            case SessionRequested asked -> {}
            case SessionRequestEnded ended -> {}
            case ConfirmationAwaited awaited -> {
                status = BookingStatus.AWAITING_CONFIRMATION;
                answerBy = awaited.answerBy();
            }
            case BookingConfirmed confirmed -> {
                status = BookingStatus.CONFIRMED;
                slot = confirmed.slot();
            }
            case BookingDeclined declined -> end(BookingStatus.DECLINED, declined.code());
            case BookingPaymentFailed failed -> end(BookingStatus.PAYMENT_FAILED, failed.code());
            case BookingExpired expired -> end(BookingStatus.EXPIRED, expired.what());
            case BookingCancelled cancelled -> {
                status = BookingStatus.CANCELLED;
                cancelledBy = cancelled.by();
                strike = cancelled.strike();
            }
            case TimeProposed proposed -> propose(proposed, at);
            case ProposalOpened opened -> decide(opened.proposalId(), ProposalState.OPEN, null, null);
            case ExtraPaymentRequested asked -> pay(asked);
            case ProposalEnded ended -> decide(ended.proposalId(), ended.how(), ended.reason(), ended.code());
            case BookingRescheduled moved -> move(moved);
            case MeetingLinkSet set -> {
                meetingLink = link(set.meetingUrl(), set.host());
                linkChanges++;
            }
            case MeetingLinkRemoved removed -> {
                meetingLink = null;
                linkChanges++;
            }
            case PreSessionFormAnswered answered -> form = Forms.answered(form, answered.answers());
            case CheckedIn checkedIn -> checkIn(checkedIn, at);
            case BookingCompleted completed -> status = BookingStatus.COMPLETED;
            case NoShowRecorded noShow -> {
                status = BookingStatus.NO_SHOW;
                absent = noShow.absent();
            }
            case DisputeOpened opened -> {
                status = BookingStatus.DISPUTED;
                closed = false;
                dispute = new DisputeView(
                        opened.disputeId().value(),
                        opened.source(),
                        Personal.valueOf(opened.reason()),
                        at,
                        null,
                        null,
                        null,
                        chargedBack(opened),
                        Hearings.goingOn(dispute, opened.source(), at));
            }
            case HearingOpened heard -> dispute = Hearings.opened(dispute, heard);
            case DecisionHeld held -> dispute = Hearings.held(dispute, held.decideBy());
            case DisputeStatementMade stated -> dispute = Hearings.stated(dispute, stated.by());
            case DisputeEscalated escalated -> dispute = Hearings.escalated(dispute, escalated);
            case DisputeAppealed appealed -> {
                status = BookingStatus.DISPUTED;
                closed = false;
                dispute = Hearings.appealed(dispute, appealed.by());
            }
            case DisputeResolved resolved -> dispute = resolve(resolved, at);
            case RefundOrdered ordered -> closed = false;
            case BookingSettled settled -> settle(settled);
            case BookingClosed ended -> close();
            case ChargebackAbsorbed absorbed -> {}
            case ChargebackNoted noted -> {}
            case InquiryEnded ended -> {}
            case MenteeRefunded refunded -> {}
            case RefundUndone undone -> closed = false;
            case MentorSettled paid -> {}
        }
    }

    /** Nothing once it is erased. */
    static @Nullable MeetingLinkView link(Personal meetingUrl, MeetingHost host) {
        var url = meetingUrl.value();
        return url == null ? null : new MeetingLinkView(url, host);
    }

    private void end(BookingStatus ended, String code) {
        status = ended;
        outcomeCode = code;
    }

    private void propose(TimeProposed event, Instant at) {
        proposals = Stream.concat(proposals.stream(), Stream.of(proposal(event, at)))
                .toList();
    }

    static ProposalView proposal(TimeProposed event, Instant at) {
        return new ProposalView(
                event.proposalId().value(),
                event.by(),
                event.to().startsAt(),
                event.to().endsAt(),
                Personal.valueOf(event.reason()),
                ProposalState.RESERVING,
                at,
                event.expiresAt(),
                event.refundForfeited(),
                null,
                session(event.session()),
                null);
    }

    private static @Nullable ProposedSession session(@Nullable OtherSession session) {
        return session == null
                ? null
                : new ProposedSession(
                        offering(session.offering()), session.modality(), session.price(), session.difference());
    }

    private void pay(ExtraPaymentRequested event) {
        extraPayments = Stream.concat(
                        extraPayments.stream(), Stream.of(event.paymentId().value()))
                .toList();
        proposals = proposals.stream()
                .map(proposal ->
                        proposal.id().equals(event.proposalId().value()) ? proposal.paying(event.payBy()) : proposal)
                .toList();
    }

    private void decide(ProposalId proposalId, ProposalState state, @Nullable Personal said, @Nullable String code) {
        proposals = proposals.stream()
                .map(proposal -> proposal.id().equals(proposalId.value())
                        ? proposal.in(state, Personal.valueOf(said), code)
                        : proposal)
                .toList();
    }

    private void move(BookingRescheduled event) {
        slot = event.to();
        refundForfeited |= event.refundForfeited();
        mentorCheckedInAt = null;
        menteeCheckedInAt = null;
        decide(event.proposalId(), ProposalState.ACCEPTED, null, null);
        var session = event.session();
        if (session != null) {
            offering = offering(session.offering());
            modality = session.modality();
            price = session.price();
        }
    }

    private void checkIn(CheckedIn event, Instant at) {
        switch (event.party()) {
            case MENTOR -> mentorCheckedInAt = at;
            case MENTEE -> menteeCheckedInAt = at;
        }
        var both = mentorCheckedInAt != null && menteeCheckedInAt != null;
        if (status == BookingStatus.CONFIRMED && both && !at.isBefore(slot.startsAt())) {
            status = BookingStatus.IN_PROGRESS;
        }
    }

    /** Only what was held or missed can be questioned. */
    private void settle(BookingSettled event) {
        settlement = event.settlement();
        if (status == BookingStatus.COMPLETED || status == BookingStatus.NO_SHOW) {
            disputeUntil = event.payoutDueAt();
        }
    }

    private void close() {
        closed = true;
        if (status == BookingStatus.COMPLETED || status == BookingStatus.DISPUTED) {
            status = BookingStatus.CLOSED;
        }
    }

    private @Nullable DisputeView resolve(DisputeResolved event, Instant at) {
        return dispute == null
                ? null
                : new DisputeView(
                        dispute.id(),
                        dispute.source(),
                        dispute.reason(),
                        dispute.openedAt(),
                        event.decision(),
                        Personal.valueOf(event.reason()),
                        at,
                        dispute.chargedBack(),
                        Hearings.decided(dispute.hearing(), event));
    }

    private @Nullable Money chargedBack(DisputeOpened event) {
        var before = dispute == null ? null : dispute.chargedBack();
        if (event.source() != DisputeSource.GATEWAY) {
            return before;
        }
        var taken = amountOf(event.paymentId());
        return before == null ? taken : before.plus(taken);
    }

    /** @param paymentId absent for the payment made when it was booked */
    private Money amountOf(@Nullable PaymentId paymentId) {
        var extras = price.zero();
        for (var proposal : proposals) {
            var session = proposal.session();
            if (proposal.state() == ProposalState.ACCEPTED
                    && session != null
                    && session.difference().isPositive()) {
                extras = extras.plus(session.difference());
                if (PaymentId.of(new ProposalId(proposal.id())).equals(paymentId)) {
                    return session.difference();
                }
            }
        }
        return paymentId == null ? price.minus(extras) : price.zero();
    }

    private BookingView view(int version, long position) {
        return new BookingView(
                before.id(),
                before.mentorId(),
                before.mentorMemberId(),
                before.menteeId(),
                before.topic(),
                before.description(),
                modality,
                offering,
                before.groupSessionId(),
                status,
                slot.startsAt(),
                slot.endsAt(),
                price,
                price.share(before.commissionBasisPoints()),
                before.commissionBasisPoints(),
                before.policy(),
                before.confirmation(),
                status == BookingStatus.REQUESTED ? holdExpiresAt : null,
                status == BookingStatus.AWAITING_CONFIRMATION ? answerBy : null,
                outcomeCode,
                cancelledBy,
                strike,
                absent,
                mentorCheckedInAt,
                menteeCheckedInAt,
                settlement,
                disputeUntil,
                dispute,
                closed,
                proposals,
                extraPayments,
                refundForfeited,
                meetingLink,
                linkChanges,
                form,
                agenda,
                before.requestedAt(),
                version,
                before.requestedPosition(),
                position);
    }
}
