package org.mentorlink.api.payment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Bookings;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.booking.BookingQuery.FindDisputeEvidence;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.EvidenceTerms;
import org.mentorlink.payment.EvidenceView;
import org.mentorlink.payment.GatewayQuery.FindEvidenceTerms;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.PassingRefusals;
import org.mentorlink.payment.PaymentView;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** S4: what viewers may do with what is about money; the reasons are the codes it would be refused with. */
@Controller
class MoneyActionsController {

    private static final String SUBMIT = "SUBMIT_EVIDENCE";

    private final Questions questions;
    private final Bookings bookings;
    private final Clock clock;

    MoneyActionsController(Questions questions, Bookings bookings, Clock clock) {
        this.questions = questions;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Who sets the terms does not get them. To withdraw it again would change nothing, and is not offered. */
    @SchemaMapping(typeName = "CreditPack")
    List<AvailableAction> availableActions(CreditPackView pack, @ContextValue Viewer viewer) {
        if (pack.withdrawnAt() != null) {
            return List.of(AvailableAction.no("BUY_CREDIT_PACK", "PACK_WITHDRAWN"));
        }
        var actions = new ArrayList<AvailableAction>();
        var isOwn = pack.offeredBy() != null && viewer.is(pack.offeredBy());
        actions.add(AvailableAction.where(!isOwn, "BUY_CREDIT_PACK", "OWN_PACK"));
        if (viewer.isStaff()) {
            actions.add(AvailableAction.yes("WITHDRAW_CREDIT_PACK"));
        }
        return List.copyOf(actions);
    }

    /** However little it is, staff can have it sent; where nothing waits there is nothing to send. */
    @SchemaMapping(typeName = "MentorAccount")
    List<AvailableAction> availableActions(MentorAccountView account, @ContextValue Viewer viewer) {
        return viewer.isStaff() && !account.waiting().isEmpty()
                ? List.of(AvailableAction.where(
                        !MentorId.of(viewer.member()).value().equals(account.mentorId()),
                        "RUN_PAYOUTS",
                        "OWN_TRANSFER"))
                : List.of();
    }

    @SchemaMapping(typeName = "Payment")
    List<AvailableAction> availableActions(PaymentView payment, @ContextValue Viewer viewer) {
        if (!viewer.isStaff()) {
            return List.of();
        }
        if (payment.gateway().equals(CreditAccountId.GATEWAY)) {
            return List.of(AvailableAction.no("RECORD_CHARGEBACK", "CREDITS_NOT_CHARGED_BACK"));
        }
        var isOwn = isOwn(payment, viewer);
        var actions = new ArrayList<AvailableAction>();
        actions.add(
                isOwn
                        ? AvailableAction.no("RECORD_CHARGEBACK", PaymentController.OWN_PAYMENT)
                        : AvailableAction.where(payment.isTaken(), "RECORD_CHARGEBACK", "PAYMENT_NOT_CAPTURED"));
        if (payment.unreturned() != null) {
            actions.add(AvailableAction.where(!isOwn, "RECORD_REFUND", PaymentController.OWN_PAYMENT));
        }
        return List.copyOf(actions);
    }

    private boolean isOwn(PaymentView payment, Viewer viewer) {
        var booking = bookings.find(payment.bookingId());
        return booking != null && PaymentController.isPartyOf(booking, viewer);
    }

    /** Charge-backs are for staff alone, and so is this. */
    @SchemaMapping(typeName = "Chargeback")
    List<AvailableAction> availableActions(TakenBack chargeback, @ContextValue Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        if (!chargeback.reversed()) {
            actions.add(AvailableAction.where(
                    !isOwn(chargeback.payment(), viewer), "RECORD_CHARGEBACK_REVERSAL", PaymentController.OWN_PAYMENT));
        }
        var found =
                questions.find(new FindDisputeEvidence(chargeback.payment().bookingId()), DisputeEvidenceView.class);
        if (found != null) {
            actions.add(submit(chargeback, found.sha256()));
        }
        return List.copyOf(actions);
    }

    private AvailableAction submit(TakenBack chargeback, String sha256) {
        var sent = chargeback.evidence();
        @Nullable String before = sent == null ? null : whyNotAfter(sent, sha256);
        // The gateway need not be asked then.
        if (before != null) {
            return AvailableAction.no(SUBMIT, before);
        }
        var terms = questions.ask(
                new FindEvidenceTerms(chargeback.payment().gateway(), chargeback.reference()), EvidenceTerms.class);
        if (!terms.taken()) {
            return AvailableAction.no(SUBMIT, "EVIDENCE_NOT_TAKEN");
        }
        if (chargeback.reversed()) {
            return AvailableAction.no(SUBMIT, "CHARGEBACK_REVERSED");
        }
        var dueBy = terms.dueBy();
        return dueBy == null
                ? AvailableAction.yes(SUBMIT)
                : AvailableAction.until(clock.instant(), dueBy, SUBMIT, "EVIDENCE_OVERDUE");
    }

    private static @Nullable String whyNotAfter(EvidenceView sent, String sha256) {
        return switch (sent.state()) {
            case SENDING -> "EVIDENCE_UNDER_WAY";
            case SUBMITTED -> "EVIDENCE_SUBMITTED";
            case REFUSED ->
                sent.sha256().equals(sha256) && !PassingRefusals.ofEvidence(sent.code()) ? "EVIDENCE_REFUSED" : null;
        };
    }
}
