package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.BookingCancelled;
import org.mentorlink.booking.BookingEvent.BookingCompleted;
import org.mentorlink.booking.BookingEvent.BookingConfirmed;
import org.mentorlink.booking.BookingEvent.BookingDeclined;
import org.mentorlink.booking.BookingEvent.BookingExpired;
import org.mentorlink.booking.BookingEvent.BookingPaymentFailed;
import org.mentorlink.booking.BookingEvent.BookingRescheduled;
import org.mentorlink.booking.BookingEvent.ConfirmationAwaited;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.MeetingLinkRemoved;
import org.mentorlink.booking.BookingEvent.MeetingLinkSet;
import org.mentorlink.booking.BookingEvent.NoShowRecorded;
import org.mentorlink.booking.BookingEvent.ProposalEnded;
import org.mentorlink.booking.BookingEvent.ProposalOpened;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingQuery.FindInvitation;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.CalendarFile;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Party;
import org.mentorlink.booking.ProposalId;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.MemberEvent.IdentityLinked;
import org.mentorlink.membership.MemberEvent.MemberDeactivated;
import org.mentorlink.membership.MemberEvent.MemberReinstated;
import org.mentorlink.membership.MemberEvent.MemberSuspended;
import org.mentorlink.membership.MemberEvent.PasswordRemoved;
import org.mentorlink.membership.MemberEvent.PasswordSet;
import org.mentorlink.membership.MemberEvent.RefreshTokenReused;
import org.mentorlink.membership.MemberEvent.RoleRevoked;
import org.mentorlink.membership.MemberEvent.SignInLocked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.payment.CreditPackQuery.FindCreditPurchases;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditPurchaseViews;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.springframework.stereotype.Component;

/**
 * Tells members what has happened to their bookings, their money and their documents. Where a read model has not seen it yet the event is
 * handled again; the outbox sends each message once.
 */
@Component
@ProcessingGroup("worker-notification")
@DisallowReplay
class NotificationWorker {
    private final QueryGateway queries;
    private final Outbox outbox;

    NotificationWorker(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    @EventHandler
    void on(SignInLocked event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), when -> Texts.locked(event.failures(), when.of(event.until())), eventId, at);
    }

    @EventHandler
    void on(RefreshTokenReused event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), when -> Texts.tokenReused(), eventId, at);
    }

    @EventHandler
    void on(PasswordSet event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (event.how() != null) {
            tell(event.memberId(), when -> Texts.passwordChanged(), eventId, at);
        }
    }

    @EventHandler
    void on(PasswordRemoved event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(event.memberId(), when -> Texts.passwordRemoved(), eventId, at);
    }

    @EventHandler
    void on(IdentityLinked event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var provider = event.provider().equals("google") ? "Google" : event.provider();
        tell(event.memberId(), when -> Texts.identityLinked(provider), eventId, at);
    }

    @EventHandler
    void on(
            BookingConfirmed event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        Everyone.of(
                party -> {
                    tell(
                            booking,
                            party,
                            when -> Texts.confirmed(party, when.of(event.slot().startsAt())),
                            eventId,
                            at,
                            invitation(booking, party, sequence));
                },
                invited(booking));
    }

    @EventHandler
    void on(ConfirmationAwaited event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        tell(
                booking,
                Party.MENTOR,
                when -> Texts.awaitsYou(when.of(booking.startsAt()), when.of(event.answerBy())),
                eventId,
                at);
    }

    @EventHandler
    void on(BookingDeclined event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        // A time that was taken is refused at once, in the answer to the request.
        if (event.code().equals("MENTOR_DECLINED")) {
            tellMentee(event.bookingId(), Texts::declined, eventId, at);
        }
    }

    @EventHandler
    void on(BookingExpired event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellMentee(event.bookingId(), Texts::expired, eventId, at);
    }

    @EventHandler
    void on(
            BookingPaymentFailed event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        tellThatItIsOff(
                event.bookingId(),
                (party, when) -> party == Party.MENTEE ? Texts.paymentFailed(when) : Texts.notPaid(when),
                eventId,
                sequence,
                at);
    }

    /** The mentee; and the mentor, where the session had been agreed on. */
    private void tellThatItIsOff(
            BookingId bookingId, BiFunction<Party, String, Text> text, String eventId, long sequence, Instant at) {
        var booking = booking(bookingId);
        Everyone.of(
                party -> {
                    var file = invitation(booking, party, sequence);
                    if (party == Party.MENTEE || !file.isEmpty()) {
                        tell(booking, party, when -> text.apply(party, when.of(booking.startsAt())), eventId, at, file);
                    }
                },
                invited(booking));
    }

    @EventHandler
    void on(
            BookingCancelled event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        Everyone.of(
                party -> {
                    tell(
                            booking,
                            party,
                            when -> Texts.cancelled(party, when.of(booking.startsAt())),
                            eventId,
                            at,
                            invitation(booking, party, sequence));
                },
                invited(booking));
    }

    @EventHandler
    void on(ProposalOpened event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        if (isOfRequest(event.bookingId(), event.proposalId())) {
            return;
        }
        tell(
                booking(event.bookingId()),
                event.by().other(),
                when -> Texts.proposed(
                        event.by(), when.of(event.to().startsAt()), when.of(event.expiresAt()), event.session()),
                eventId,
                at);
    }

    @EventHandler
    void on(ProposalEnded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        switch (event.how()) {
            case DECLINED, EXPIRED -> tellOfEnd(event, event.by(), eventId, at);
            case PAYMENT_FAILED -> Everyone.of(party -> tellOfEnd(event, party, eventId, at), Party.values());
            case WITHDRAWN -> tellOfEnd(event, event.by().other(), eventId, at);
            // A time that was taken is refused at once, in the answer; of the others a message of its own tells.
            default -> {}
        }
    }

    private void tellOfEnd(ProposalEnded event, Party reader, String eventId, Instant at) {
        if (isOfRequest(event.bookingId(), event.proposalId())) {
            return;
        }
        tell(
                booking(event.bookingId()),
                reader,
                when -> Texts.proposalOver(event.how(), when.of(event.to().startsAt())),
                eventId,
                at);
    }

    @EventHandler
    void on(
            BookingRescheduled event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        Everyone.of(
                party -> {
                    tell(
                            booking,
                            party,
                            when -> Texts.rescheduled(
                                    party,
                                    when.of(event.from().startsAt()),
                                    when.of(event.to().startsAt()),
                                    event.session()),
                            eventId,
                            at,
                            invitation(booking, party, sequence));
                },
                Party.values());
    }

    @EventHandler
    void on(NoShowRecorded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellBoth(event.bookingId(), (party, when) -> Texts.noShow(party, event.absent(), when), eventId, at);
    }

    @EventHandler
    void on(
            MeetingLinkSet event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        tellMenteeWhere(event.bookingId(), Texts::linkSet, eventId, sequence, at);
    }

    @EventHandler
    void on(
            MeetingLinkRemoved event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        tellMenteeWhere(event.bookingId(), Texts::linkRemoved, eventId, sequence, at);
    }

    @EventHandler
    void on(BookingCompleted event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellMentee(event.bookingId(), Texts::rateIt, eventId, at);
    }

    @EventHandler
    void on(
            DisputeOpened event,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant at) {
        var booking = booking(event.bookingId());
        var invited = event.source() == DisputeSource.GATEWAY && at.isBefore(booking.startsAt())
                ? List.of(invited(booking))
                : List.of();
        Everyone.of(
                party -> {
                    tell(
                            booking,
                            party,
                            when -> Texts.disputed(when.of(booking.startsAt())),
                            eventId,
                            at,
                            invited.contains(party) ? invitation(booking, party, sequence) : List.of());
                },
                Party.values());
    }

    @EventHandler
    void on(PayoutSent event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var text = Texts.paid(event.net(), event.recovered());
        tell(booking(event.bookingId()), Party.MENTOR, when -> text, eventId, at);
    }

    @EventHandler
    void on(PaymentRefunded event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var text = event.creditAccountId() == null
                ? Texts.refunded(event.amount())
                : Texts.creditsReturned(event.amount());
        if (event.paymentId().isForPack()) {
            tell(buyer(CreditPurchaseId.of(event.paymentId())), when -> text, eventId, at);
        } else {
            tell(booking(event.bookingId()), Party.MENTEE, when -> text, eventId, at);
        }
    }

    @EventHandler
    void on(CreditPurchaseCompleted event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tell(
                event.buyerId(),
                when -> Texts.creditsBought(event.paid(), event.bonus(), when.of(event.expiresAt())),
                eventId,
                at);
    }

    @EventHandler
    void on(CreditPurchaseClaimed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var text = event.amount().isPositive() ? Texts.creditsTakenBack(event.amount()) : Texts.creditsRestored();
        tell(event.buyerId(), when -> text, eventId, at);
    }

    @EventHandler
    void on(DocumentVerified event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellOwner(event.memberId(), Texts.documentVerified(event.kind()), eventId, at);
    }

    @EventHandler
    void on(DocumentRejected event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        var reason = event.reason().value();
        if (reason != null) {
            tellOwner(event.memberId(), Texts.documentRejected(event.kind(), reason), eventId, at);
        }
    }

    @EventHandler
    void on(MemberSuspended event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellOwner(event.memberId(), Texts.suspended(event.reason().value()), eventId, at);
    }

    @EventHandler
    void on(MemberDeactivated event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellOwner(event.memberId(), Texts.deactivated(event.reason().value()), eventId, at);
    }

    @EventHandler
    void on(MemberReinstated event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellOwner(event.memberId(), Texts.reinstated(event.reason().value()), eventId, at);
    }

    @EventHandler
    void on(RoleRevoked event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        tellOwner(
                event.memberId(), Texts.roleRevoked(event.role(), event.reason().value()), eventId, at);
    }

    private void tellOwner(MemberId memberId, Text text, String eventId, Instant at) {
        send(memberId, member(memberId.value()).email(), text, eventId, at);
    }

    private interface When {
        String of(Instant moment);
    }

    private void tellBoth(BookingId bookingId, BiFunction<Party, String, Text> text, String eventId, Instant at) {
        var booking = booking(bookingId);
        Everyone.of(
                party -> {
                    tell(booking, party, when -> text.apply(party, when.of(booking.startsAt())), eventId, at);
                },
                Party.values());
    }

    /** A mentor sees on the page of a group session who takes a seat in it, and is not written to for each. */
    private static Party[] invited(BookingView booking) {
        return booking.groupSessionId() == null ? Party.values() : new Party[] {Party.MENTEE};
    }

    private void tellMentee(BookingId bookingId, Function<String, Text> text, String eventId, Instant at) {
        var booking = booking(bookingId);
        tell(booking, Party.MENTEE, when -> text.apply(when.of(booking.startsAt())), eventId, at);
    }

    private void tellMenteeWhere(
            BookingId bookingId, Function<String, Text> text, String eventId, long sequence, Instant at) {
        var booking = booking(bookingId);
        tell(
                booking,
                Party.MENTEE,
                when -> text.apply(when.of(booking.startsAt())),
                eventId,
                at,
                invitation(booking, Party.MENTEE, sequence));
    }

    private void tell(BookingView booking, Party party, Function<When, Text> text, String eventId, Instant at) {
        tell(booking, party, text, eventId, at, List.of());
    }

    private void tell(
            BookingView booking,
            Party party,
            Function<When, Text> text,
            String eventId,
            Instant at,
            List<Attachment> attachments) {
        tell(memberId(booking, party), text, eventId, at, attachments);
    }

    private void tell(MemberId memberId, Function<When, Text> text, String eventId, Instant at) {
        tell(memberId, text, eventId, at, List.of());
    }

    private void tell(
            MemberId memberId, Function<When, Text> text, String eventId, Instant at, List<Attachment> attachments) {
        var member = member(memberId.value());
        send(
                memberId,
                member.email(),
                text.apply(moment -> Texts.at(moment, member.timeZone())),
                eventId,
                at,
                attachments);
    }

    private static MemberId memberId(BookingView booking, Party party) {
        return new MemberId(party == Party.MENTOR ? booking.mentorMemberId() : booking.menteeId());
    }

    /**
     * H5: the session for the reader's calendar, as it was after an event. Nothing where it was never agreed on, so that
     * no calendar holds it.
     */
    private List<Attachment> invitation(BookingView booking, Party reader, long sequence) {
        @Nullable CalendarFile file = queries.query(
                        new FindInvitation(
                                booking.id(),
                                sequence,
                                memberId(booking, reader).value()),
                        CalendarFile.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return file == null
                ? List.of()
                : List.of(new Attachment(
                        "invitation.ics",
                        "text/calendar; method=" + file.method() + "; charset=UTF-8",
                        file.content(),
                        Set.of(memberId(booking, Party.MENTOR), memberId(booking, Party.MENTEE))));
    }

    private MemberView member(String memberId) {
        return found(
                queries.query(new FindMember(memberId), MemberView.class)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join(),
                memberId);
    }

    /** Of what is no booking yet {@link SessionRequestNotifications} tell. */
    private boolean isOfRequest(BookingId bookingId, ProposalId proposalId) {
        return new ProposalSubject(queries).request(bookingId, proposalId) != null;
    }

    private MemberId buyer(CreditPurchaseId purchaseId) {
        var found = queries.query(new FindCreditPurchases(List.of(purchaseId.value())), CreditPurchaseViews.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        var purchase = found(found.purchases().stream().findFirst().orElse(null), purchaseId.value());
        return new MemberId(purchase.buyerId());
    }

    private BookingView booking(BookingId bookingId) {
        return found(
                queries.query(new FindBooking(bookingId.value()), BookingView.class)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join(),
                bookingId.value());
    }

    /** @param address absent once the member is erased */
    private void send(MemberId memberId, @Nullable String address, Text text, String eventId, Instant at) {
        send(memberId, address, text, eventId, at, List.of());
    }

    private void send(
            MemberId memberId,
            @Nullable String address,
            Text text,
            String eventId,
            Instant at,
            List<Attachment> attachments) {
        if (address != null) {
            outbox.send(new Message(
                    eventId, memberId, Message.EMAIL, address, text.subject(), text.body(), null, at, attachments));
        }
    }

    private static <T> T found(@Nullable T view, String id) {
        if (view == null) {
            throw new IllegalStateException("not seen by the read models yet: " + id);
        }
        return view;
    }
}
