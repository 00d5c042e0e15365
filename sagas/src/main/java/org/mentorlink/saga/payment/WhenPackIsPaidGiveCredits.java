package org.mentorlink.saga.payment;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.FreezeCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ThawCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPurchaseCommand.ClaimPurchase;
import org.mentorlink.payment.CreditPurchaseCommand.DisputePurchase;
import org.mentorlink.payment.CreditPurchaseCommand.EndPurchaseDispute;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.ChargebackUnclear;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentDisputeEnded;
import org.mentorlink.payment.PaymentEvent.PaymentDisputed;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.saga.shared.ProcessSteps;
import org.mentorlink.shared.Money;
import org.springframework.stereotype.Component;

/**
 * K4: whoever has paid a pack gets its credits, in a lot of what was paid for and one of what comes on top; once, because
 * the lots are named by the purchase. What a gateway takes back of the price is claimed of them, months later as well, and
 * the purchase hears what has gone back, so that it knows what is lost. While the payer's bank disputes the price, they are frozen. A
 * refund that fails is shown to staff.
 */
@Component
@ProcessingGroup("worker-credit-packs")
@DisallowReplay
class WhenPackIsPaidGiveCredits {

    private final ProcessSteps steps;

    WhenPackIsPaidGiveCredits(ProcessSteps steps) {
        this.steps = steps;
    }

    @EventHandler
    void on(CreditPurchaseCompleted event) {
        var id = event.creditPurchaseId();
        grant(id, event.buyerId(), id.paidLot(), CreditSource.PURCHASE, event.paid(), event.expiresAt());
        if (event.bonus().isPositive()) {
            grant(id, event.buyerId(), id.bonusLot(), CreditSource.BONUS, event.bonus(), event.expiresAt());
        }
    }

    @EventHandler
    void on(CreditPurchaseClaimed event) {
        var id = event.creditPurchaseId();
        var account = CreditAccountId.of(event.buyerId());
        steps.send(id.value(), new ClaimCredits(account, id.paidLot(), event.paid()));
        steps.send(id.value(), new ClaimCredits(account, id.bonusLot(), event.bonus()));
    }

    @EventHandler
    void on(CreditPurchaseDisputed event) {
        var id = event.creditPurchaseId();
        var account = CreditAccountId.of(event.buyerId());
        var dispute = event.gatewayDisputeId();
        steps.send(id.value(), new FreezeCredits(account, id.paidLot(), dispute));
        if (event.bonus().isPositive()) {
            steps.send(id.value(), new FreezeCredits(account, id.bonusLot(), dispute));
        }
    }

    @EventHandler
    void on(CreditPurchaseDisputeEnded event) {
        var id = event.creditPurchaseId();
        var account = CreditAccountId.of(event.buyerId());
        var dispute = event.gatewayDisputeId();
        steps.send(id.value(), new ThawCredits(account, id.paidLot(), dispute));
        if (event.bonus().isPositive()) {
            steps.send(id.value(), new ThawCredits(account, id.bonusLot(), dispute));
        }
    }

    @EventHandler
    void on(PaymentDisputed event) {
        if (event.paymentId().isForPack()) {
            var id = CreditPurchaseId.of(event.paymentId());
            steps.send(id.value(), new DisputePurchase(id, event.gatewayDisputeId()));
        }
    }

    @EventHandler
    void on(PaymentDisputeEnded event) {
        if (event.paymentId().isForPack()) {
            var id = CreditPurchaseId.of(event.paymentId());
            steps.send(id.value(), new EndPurchaseDispute(id, event.gatewayDisputeId()));
        }
    }

    @EventHandler
    void on(PaymentChargedBack event) {
        if (event.paymentId().isForPack()) {
            claim(event, event.gatewayDisputeId(), event.amount());
        }
    }

    @EventHandler
    void on(ChargebackReversed event) {
        if (!event.paymentId().isForPack()) {
            return;
        }
        if (event.amount().isPositive()) {
            claim(event, event.gatewayDisputeId(), event.amount().zero());
        } else {
            // It was never clear how much it was: nothing was claimed, and all is frozen.
            var id = CreditPurchaseId.of(event.paymentId());
            steps.send(id.value(), new EndPurchaseDispute(id, event.gatewayDisputeId()));
        }
    }

    @EventHandler
    void on(ChargebackUnclear event) {
        if (event.paymentId().isForPack()) {
            var id = CreditPurchaseId.of(event.paymentId());
            steps.send(id.value(), new DisputePurchase(id, event.gatewayDisputeId()));
            steps.park(
                    id.value(),
                    new RecordChargeback(event.paymentId(), event.gatewayDisputeId(), event.amount()),
                    "The charge-back is in another currency than the payment.");
        }
    }

    @EventHandler
    void on(PaymentRefunded event) {
        if (event.paymentId().isForPack()) {
            noteRefunded(event, event.refundedTotal());
        }
    }

    @EventHandler
    void on(RefundFailed event) {
        if (event.paymentId().isForPack()) {
            park(event, event.total() == null ? event.amount() : event.total(), event.refundId(), event.code());
        }
    }

    @EventHandler
    void on(RefundReversed event) {
        if (!event.paymentId().isForPack()) {
            return;
        }
        noteRefunded(event, event.refundedTotal());
        // What was paid once more goes back again by itself.
        if (event.total().isPositive()) {
            park(event, event.total(), event.refundId(), event.code());
        }
    }

    private void grant(
            CreditPurchaseId id,
            MemberId buyerId,
            CreditLotId lotId,
            CreditSource source,
            Money amount,
            Instant expiresAt) {
        steps.send(
                id.value(),
                new GrantCredits(CreditAccountId.of(buyerId), buyerId, lotId, source, amount, expiresAt, null, null));
    }

    private void claim(PaymentEvent event, String gatewayDisputeId, Money amount) {
        var id = CreditPurchaseId.of(event.paymentId());
        steps.send(id.value(), new ClaimPurchase(id, gatewayDisputeId, amount));
    }

    private void noteRefunded(PaymentEvent event, Money refundedTotal) {
        var id = CreditPurchaseId.of(event.paymentId());
        steps.send(id.value(), new NotePurchaseRefunded(id, refundedTotal));
    }

    private void park(PaymentEvent event, Money total, String refundId, String code) {
        steps.park(
                CreditPurchaseId.of(event.paymentId()).value(),
                new ReturnPayment(event.paymentId(), event.bookingId(), total, refundId),
                code);
    }
}
