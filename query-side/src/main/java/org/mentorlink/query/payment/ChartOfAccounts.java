package org.mentorlink.query.payment;

import java.util.Set;
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
import org.mentorlink.payment.AdjustmentEvent;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsFrozen;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsReserved;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountEvent.CreditsThawed;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationAbandoned;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.CaptureRequested;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.EvidenceRefused;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmissionRequested;
import org.mentorlink.payment.PaymentEvent.EvidenceSubmitted;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.GatewayOutcomeUnknown;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundAwaitsCapture;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundGivenUp;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentEvent.VoidRequested;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutBegun;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutFailed;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutRevisionDeferred;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversalFailed;
import org.mentorlink.payment.PayoutEvent.TransferReversalOutcomeUnknown;
import org.mentorlink.payment.PayoutEvent.TransferReversalRequested;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutEvent.TransferStopRequested;
import org.mentorlink.shared.Money;

/** Which accounts each event moves; {@code docs/ledger.md} is the same as a table. */
final class ChartOfAccounts {

    static final String AUTHORIZED = "assets:gateway:authorized";
    static final String CREDITS = "liabilities:mentee:credits";
    static final String PACKS = "liabilities:mentee:packs";
    static final String EXPIRED_CREDITS = "income:expired-credits";
    static final String PROMOTIONS = "expenses:promotions";
    static final String BANK = "assets:bank";
    static final String CASH = "assets:gateway:cash";
    static final String RESERVE = "assets:gateway:reserve";
    static final String RECEIVABLE = "assets:mentor:receivable";
    static final String CHARGEBACK_LOSSES = "expenses:chargeback-losses";
    static final String COMMISSION = "income:commission";
    static final String GATEWAY_ADJUSTMENTS = "expenses:gateway-adjustments";
    static final String GATEWAY_FEES = "expenses:gateway-fees";
    static final String HELD = "liabilities:booking:held";
    static final String MENTEE_AUTHORIZED = "liabilities:mentee:authorized";
    static final String PAYABLE = "liabilities:mentor:payable";

    /** All events that may move money. */
    static final Set<Class<?>> MOVING = Set.of(
            PaymentAuthorized.class,
            PaymentVoided.class,
            PaymentCaptured.class,
            StrayPaymentTaken.class,
            PaymentRefunded.class,
            RefundReversed.class,
            PaymentChargedBack.class,
            ChargebackReversed.class,
            GatewayFeeStated.class,
            PayoutScheduled.class,
            PayoutRevised.class,
            PayoutSent.class,
            RecoveryDue.class,
            TransferReversed.class,
            PayoutReturned.class,
            ReturnPaidByHand.class,
            TransferOwed.class,
            OwedTransferReturned.class,
            ChargebackAbsorbed.class,
            CreditsGranted.class,
            CreditsExpired.class,
            CreditsClaimed.class,
            CreditsRestored.class,
            CreditPurchaseClaimed.class,
            CreditPurchaseLossAbsorbed.class,
            AdjustmentPosted.class,
            AdjustmentReversed.class);

    private ChartOfAccounts() {}

    /** @throws IllegalStateException for an event that moves money and is not among those that may */
    static Posting posting(Object event) {
        var posting = switch (event) {
            case PaymentEvent payment -> posting(payment);
            case PayoutEvent payout -> posting(payout);
            case ReturnPaidByHand paid ->
                Posting.debit(RECEIVABLE, paid.amount())
                        .credit(BANK, paid.amount())
                        .post();
            case TransferOwed owed ->
                Posting.debit(RECEIVABLE, owed.amount())
                        .credit(BANK, owed.amount())
                        .post();
            case OwedTransferReturned returned ->
                Posting.debit(BANK, returned.amount())
                        .credit(RECEIVABLE, returned.amount())
                        .post();
            case BookingEvent booking -> posting(booking);
            case CreditAccountEvent credits -> posting(credits);
            case CreditPurchaseEvent purchase -> posting(purchase);
            case AdjustmentEvent adjustment -> posting(adjustment);
            default -> Posting.NONE;
        };
        return allowed(event, posting, MOVING);
    }

    /** Who reads the log for what moved money reads no other types. */
    static Posting allowed(Object event, Posting posting, Set<Class<?>> moving) {
        if (!posting.lines().isEmpty() && !moving.contains(event.getClass())) {
            throw new IllegalStateException(event.getClass() + " moves money and is not listed as one that may");
        }
        return posting;
    }

    private static Posting posting(PaymentEvent event) {
        return switch (event) {
            case PaymentAuthorized authorized ->
                Posting.debit(AUTHORIZED, authorized.amount())
                        .credit(MENTEE_AUTHORIZED, authorized.amount())
                        .post();
            case PaymentVoided voided ->
                Posting.debit(MENTEE_AUTHORIZED, voided.amount())
                        .credit(AUTHORIZED, voided.amount())
                        .post();
            case PaymentCaptured captured ->
                Posting.debit(MENTEE_AUTHORIZED, authorized(captured))
                        .credit(AUTHORIZED, authorized(captured))
                        .debit(fund(captured.creditAccountId()), captured.amount())
                        .credit(owed(event), captured.amount())
                        .post();
            case StrayPaymentTaken stray ->
                Posting.debit(CASH, stray.amount())
                        .credit(owed(event), stray.amount())
                        .post();
            case PaymentRefunded refunded ->
                Posting.debit(owed(event), refunded.amount())
                        .credit(refunded.isThroughBank() ? BANK : fund(refunded.creditAccountId()), refunded.amount())
                        .post();
            case PaymentChargedBack chargedBack ->
                Posting.debit(owed(event), chargedBack.amount())
                        .credit(CASH, chargedBack.amount())
                        .post();
            case RefundReversed reversed ->
                Posting.debit(CASH, reversed.amount())
                        .credit(owed(event), reversed.amount())
                        .post();
            case ChargebackReversed reversed ->
                Posting.debit(CASH, reversed.amount())
                        .credit(owed(event), reversed.amount())
                        .post();
            case GatewayFeeStated stated ->
                Posting.debit(GATEWAY_FEES, stated.fee())
                        .credit(CASH, stated.fee())
                        .post();
            case RefundGivenUp given -> Posting.NONE;
            case AuthorizationRequested requested -> Posting.NONE;
            case AuthorizationDeclined declined -> Posting.NONE;
            case AuthorizationAbandoned abandoned -> Posting.NONE;
            case CaptureRequested requested -> Posting.NONE;
            case CaptureFailed failed -> Posting.NONE;
            case VoidRequested requested -> Posting.NONE;
            case RefundAwaitsCapture awaiting -> Posting.NONE;
            case RefundRequested requested -> Posting.NONE;
            case RefundFailed failed -> Posting.NONE;
            case PaymentDisputed disputed -> Posting.NONE;
            case PaymentDisputeEnded ended -> Posting.NONE;
            case ChargebackUnclear unclear -> Posting.NONE;
            case EvidenceSubmissionRequested sent -> Posting.NONE;
            case EvidenceSubmitted taken -> Posting.NONE;
            case EvidenceRefused refused -> Posting.NONE;
            case GatewayOutcomeUnknown unknown -> Posting.NONE;
        };
    }

    /** What was paid with credits moves no money at any gateway: the platform owes the payer less. */
    private static String fund(@Nullable CreditAccountId credits) {
        return credits == null ? CASH : CREDITS;
    }

    /** To whom what was paid is owed until it is divided, or given as credits. */
    private static String owed(PaymentEvent event) {
        return event.booking() == null ? PACKS : HELD;
    }

    /** What a gateway's books alone tell. */
    private static Posting posting(AdjustmentEvent event) {
        return switch (event) {
            case AdjustmentPosted posted ->
                Posting.debit(against(posted.kind()), posted.amount())
                        .credit(CASH, posted.amount())
                        .post();
            case AdjustmentReversed reversed ->
                Posting.debit(CASH, reversed.amount())
                        .credit(against(reversed.kind()), reversed.amount())
                        .post();
        };
    }

    /** A refund that no booking owes is the platform's loss, whoever made it. */
    private static String against(AdjustmentKind kind) {
        return switch (kind) {
            case GATEWAY_FEE, ACCOUNT_FEE -> GATEWAY_FEES;
            case REFUND_AT_GATEWAY -> CHARGEBACK_LOSSES;
            case SETTLEMENT_TO_BANK -> BANK;
            case RESERVE_AT_GATEWAY -> RESERVE;
            case OTHER_AT_GATEWAY -> GATEWAY_ADJUSTMENTS;
        };
    }

    /** What was charged back of a pack is lost, as far as its credits are not taken back. */
    private static Posting posting(CreditPurchaseEvent event) {
        return switch (event) {
            case CreditPurchaseClaimed claimed ->
                Posting.debit(CHARGEBACK_LOSSES, claimed.change())
                        .credit(PACKS, claimed.change())
                        .post();
            case CreditPurchaseLossAbsorbed absorbed ->
                Posting.debit(CHARGEBACK_LOSSES, absorbed.change())
                        .credit(PACKS, absorbed.change())
                        .post();
            case CreditPurchaseRequested requested -> Posting.NONE;
            case CreditPurchaseRefunded refunded -> Posting.NONE;
            case CreditPurchaseChargebackNoted noted -> Posting.NONE;
            case CreditPurchaseCompleted completed -> Posting.NONE;
            case CreditPurchaseFailed failed -> Posting.NONE;
            case CreditPurchaseDisputed disputed -> Posting.NONE;
            case CreditPurchaseDisputeEnded ended -> Posting.NONE;
        };
    }

    private static Posting posting(CreditAccountEvent event) {
        return switch (event) {
            case CreditsGranted granted ->
                Posting.debit(giver(granted.source()), granted.amount())
                        .credit(CREDITS, granted.amount())
                        .post();
            case CreditsExpired expired ->
                Posting.debit(CREDITS, expired.amount())
                        .credit(heir(expired.source()), expired.amount())
                        .post();
            case CreditsFrozen frozen -> Posting.NONE;
            case CreditsThawed thawed -> Posting.NONE;
            case CreditsClaimed claimed ->
                Posting.debit(CREDITS, claimed.amount())
                        .credit(claimant(claimed.source()), claimed.amount())
                        .post();
            case CreditsRestored restored ->
                Posting.debit(claimant(restored.source()), restored.amount())
                        .credit(CREDITS, restored.amount())
                        .post();
            case CreditsReserved reserved -> Posting.NONE;
            case CreditsSpent spent -> Posting.NONE;
            case CreditsReleased released -> Posting.NONE;
            case CreditsReturned returned -> Posting.NONE;
        };
    }

    /** Given away, they are an expense, as far as somebody uses them in time. */
    private static String giver(CreditSource source) {
        return switch (source) {
            case PURCHASE -> PACKS;
            case GOODWILL, TRIAL, BONUS -> PROMOTIONS;
        };
    }

    private static String heir(CreditSource source) {
        return switch (source) {
            case PURCHASE -> EXPIRED_CREDITS;
            case GOODWILL, TRIAL, BONUS -> PROMOTIONS;
        };
    }

    private static String claimant(CreditSource source) {
        return switch (source) {
            case PURCHASE -> CHARGEBACK_LOSSES;
            case GOODWILL, TRIAL, BONUS -> PROMOTIONS;
        };
    }

    private static Money authorized(PaymentCaptured event) {
        return event.released() == null ? event.amount() : event.amount().plus(event.released());
    }

    /** The bank pays out of its own account, every other gateway of what it holds. */
    private static String payer(@Nullable String gateway) {
        return BankTransferId.GATEWAY.equals(gateway) ? BANK : CASH;
    }

    private static Posting posting(PayoutEvent event) {
        return switch (event) {
            case PayoutScheduled scheduled ->
                Posting.debit(HELD, scheduled.amount().plus(scheduled.commission()))
                        .credit(PAYABLE, scheduled.amount())
                        .credit(COMMISSION, scheduled.commission())
                        .post();
            case PayoutRevised revised ->
                Posting.debit(PAYABLE, revised.amountReduction())
                        .debit(COMMISSION, revised.commissionReduction())
                        .credit(HELD, revised.amountReduction().plus(revised.commissionReduction()))
                        .post();
            case PayoutSent sent ->
                Posting.debit(PAYABLE, sent.net().plus(sent.recovered()))
                        .credit(payer(sent.gateway()), sent.net())
                        .credit(RECEIVABLE, sent.recovered())
                        .post();
            case PayoutReturned returned ->
                Posting.debit(payer(returned.gateway()), returned.amount())
                        .credit(RECEIVABLE, returned.amount())
                        .post();
            case RecoveryDue due ->
                Posting.debit(RECEIVABLE, due.amount())
                        .debit(COMMISSION, due.commissionReduction())
                        .credit(HELD, due.amount().plus(due.commissionReduction()))
                        .post();
            case TransferReversed reversed ->
                Posting.debit(CASH, reversed.amount())
                        .credit(RECEIVABLE, reversed.amount())
                        .post();
            case TransferReversalRequested requested -> Posting.NONE;
            case TransferStopRequested requested -> Posting.NONE;
            case TransferReversalFailed failed -> Posting.NONE;
            case TransferReversalOutcomeUnknown unknown -> Posting.NONE;
            case PayoutFrozen frozen -> Posting.NONE;
            case PayoutCancelled cancelled -> Posting.NONE;
            case PayoutBegun begun -> Posting.NONE;
            case TransferRequested requested -> Posting.NONE;
            case PayoutFailed failed -> Posting.NONE;
            case PayoutOutcomeUnknown unknown -> Posting.NONE;
            case PayoutRevisionDeferred deferred -> Posting.NONE;
        };
    }

    private static Posting posting(BookingEvent event) {
        return switch (event) {
            case ChargebackAbsorbed absorbed ->
                Posting.debit(CHARGEBACK_LOSSES, absorbed.amount())
                        .credit(HELD, absorbed.amount())
                        .post();
            case BookingRequested requested -> Posting.NONE;
            case SessionRequested asked -> Posting.NONE;
            case SessionRequestEnded ended -> Posting.NONE;
            case ConfirmationAwaited awaited -> Posting.NONE;
            case BookingConfirmed confirmed -> Posting.NONE;
            case BookingDeclined declined -> Posting.NONE;
            case BookingPaymentFailed failed -> Posting.NONE;
            case BookingExpired expired -> Posting.NONE;
            case BookingCancelled cancelled -> Posting.NONE;
            case TimeProposed proposed -> Posting.NONE;
            case ProposalOpened opened -> Posting.NONE;
            case ExtraPaymentRequested asked -> Posting.NONE;
            case ProposalEnded ended -> Posting.NONE;
            case BookingRescheduled moved -> Posting.NONE;
            case MeetingLinkSet set -> Posting.NONE;
            case MeetingLinkRemoved removed -> Posting.NONE;
            case PreSessionFormAnswered answered -> Posting.NONE;
            case CheckedIn checkedIn -> Posting.NONE;
            case BookingCompleted completed -> Posting.NONE;
            case NoShowRecorded noShow -> Posting.NONE;
            case DisputeOpened opened -> Posting.NONE;
            case DisputeResolved resolved -> Posting.NONE;
            case HearingOpened heard -> Posting.NONE;
            case DisputeStatementMade stated -> Posting.NONE;
            case DisputeEscalated escalated -> Posting.NONE;
            case DecisionHeld held -> Posting.NONE;
            case DisputeAppealed appealed -> Posting.NONE;
            case RefundOrdered ordered -> Posting.NONE;
            case BookingSettled settled -> Posting.NONE;
            case ChargebackNoted noted -> Posting.NONE;
            case InquiryEnded ended -> Posting.NONE;
            case MenteeRefunded refunded -> Posting.NONE;
            case RefundUndone undone -> Posting.NONE;
            case MentorSettled paid -> Posting.NONE;
            case BookingClosed closed -> Posting.NONE;
        };
    }
}
