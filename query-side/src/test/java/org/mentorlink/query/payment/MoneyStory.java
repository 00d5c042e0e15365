package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.Settlement;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsReserved;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.CaptureFailed;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutCancelled;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;

/** What can become of one booking's money, as the aggregates would tell it, drawn at random. */
final class MoneyStory {

    private static final List<String> CURRENCIES = List.of("ZAR", "USD", "JPY");
    private static final Instant DUE = Stories.SLOT.endsAt();

    private final Random random;
    private final BookingId booking;
    private final PaymentId payment;
    private final PayoutId payout;
    private final MentorAccountId account;
    private final Money price;
    private final int basisPoints;
    private final List<Object> events = new ArrayList<>();
    private Money refunded;
    private Money scheduled;
    private Money commission;
    private boolean planned;
    private boolean sent;
    private Money owed;

    private MoneyStory(Random random, BookingId booking) {
        this.random = random;
        this.booking = booking;
        payment = PaymentId.of(booking);
        payout = PayoutId.of(booking);
        var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        account = MentorAccountId.of(Stories.THANDI_MENTOR, currency);
        // Half of them tiny, where rounding matters most.
        price = Money.of(random.nextBoolean() ? 1 + random.nextInt(20) : 1 + random.nextInt(5_000_000), currency);
        basisPoints = random.nextInt(4) == 0 ? random.nextInt(10_001) : Stories.COMMISSION;
        refunded = price.zero();
        scheduled = price.zero();
        commission = price.zero();
        owed = price.zero();
    }

    static List<Object> random(Random random, BookingId booking) {
        var story = new MoneyStory(random, booking);
        story.tell();
        story.payAtLast();
        return story.events;
    }

    /** Paid with credits that were given for it; what comes back is used no more, and expires. */
    private void payWithCredits() {
        var credits = new CreditAccountId("crd_lerato");
        var lot = new CreditLotId("lot_" + booking.value().substring(4));
        var given = price.plus(Money.of(random.nextInt(500), price.currency()));
        var expiresAt = DUE.plusSeconds(1);
        var source = CreditSource.values()[random.nextInt(2)];
        var part = new CreditPart(lot, price, expiresAt);
        events.add(new CreditsGranted(credits, Stories.LERATO, lot, source, given, expiresAt, null, null));
        events.add(new CreditsReserved(credits, payment, price, List.of(part)));
        events.add(new PaymentAuthorized(payment, booking, price, "crd"));
        var left = given;
        if (chance(20)) {
            events.add(new CreditsReleased(credits, payment, price, List.of(part)));
            events.add(new PaymentVoided(payment, booking, price));
        } else {
            events.add(new CreditsSpent(credits, payment, price, List.of(part), List.of()));
            events.add(new PaymentCaptured(payment, booking, price, null, credits));
            left = left.minus(price);
            refunded = chance(50) ? price.zero() : upTo(price);
            if (refunded.isPositive()) {
                var back = new CreditPart(lot, refunded, expiresAt);
                events.add(new CreditsReturned(credits, payment, "rf", refunded, List.of(back)));
                events.add(new PaymentRefunded(payment, booking, "rf", refunded, refunded, "crd", credits));
                left = left.plus(refunded);
            }
            plan(Settlement.of(price, basisPoints, refunded));
            pay();
        }
        if (left.isPositive()) {
            events.add(new CreditsExpired(credits, lot, source, left));
        }
    }

    /** A pack that is bought, perhaps twice or too late, and whose price the bank may take back. */
    private void buyPack() {
        var purchase = new CreditPurchaseId("pur_pk-" + booking.value().substring(4));
        var order = purchase.order();
        var paying = PaymentId.of(purchase);
        var credits = new CreditAccountId("crd_lerato");
        var lot = purchase.paidLot();
        var bonus = Money.of(random.nextInt(500), price.currency());
        events.add(new PaymentAuthorized(paying, order, price, "ch"));
        events.add(new PaymentCaptured(paying, order, price));
        if (chance(20)) {
            var taken = upTo(price);
            var rest = price.minus(taken);
            events.add(new PaymentChargedBack(paying, order, "late", taken));
            events.add(new PaymentRefunded(paying, order, "late", rest, rest, "re"));
            if (chance(50)) {
                var lost = upTo(price);
                events.add(new PaymentChargedBack(paying, order, "later", lost));
                events.add(new CreditPurchaseLossAbsorbed(purchase, Stories.LERATO, lost, lost));
            }
            return;
        }
        if (chance(30)) {
            events.add(new PaymentAuthorized(paying, order, price, "ch2"));
            events.add(new PaymentCaptured(paying, order, price));
            events.add(new PaymentRefunded(paying, order, "twice", price, price.zero(), "re2"));
            events.add(new StrayPaymentTaken(paying, order, bonus.plus(price), "ch3"));
            events.add(new PaymentRefunded(paying, order, "stray", bonus.plus(price), price.zero(), "re3"));
        }
        grant(credits, lot, CreditSource.PURCHASE, price);
        if (bonus.isPositive()) {
            grant(credits, purchase.bonusLot(), CreditSource.BONUS, bonus);
        }
        var left = price;
        if (chance(50)) {
            var taken = chance(50) ? price : upTo(price);
            events.add(new PaymentChargedBack(paying, order, "dp", taken));
            events.add(new CreditPurchaseClaimed(purchase, Stories.LERATO, "dp", taken, taken, taken, bonus));
            events.add(new CreditsClaimed(credits, lot, CreditSource.PURCHASE, taken, taken));
            events.add(new CreditsClaimed(credits, purchase.bonusLot(), CreditSource.BONUS, bonus, bonus));
            if (chance(50)) {
                var nothing = price.zero();
                events.add(new ChargebackReversed(paying, order, "dp", taken, nothing));
                events.add(new CreditPurchaseClaimed(
                        purchase, Stories.LERATO, "dp", nothing, nothing.minus(taken), nothing, nothing));
                events.add(new CreditsRestored(credits, lot, CreditSource.PURCHASE, nothing, taken, DUE));
                events.add(new CreditsRestored(credits, purchase.bonusLot(), CreditSource.BONUS, nothing, bonus, DUE));
            } else {
                left = left.minus(taken);
                bonus = bonus.zero();
            }
        }
        events.add(new CreditsExpired(credits, lot, CreditSource.PURCHASE, left));
        events.add(new CreditsExpired(credits, purchase.bonusLot(), CreditSource.BONUS, bonus));
    }

    private void grant(CreditAccountId credits, CreditLotId lot, CreditSource source, Money amount) {
        events.add(new CreditsGranted(credits, Stories.LERATO, lot, source, amount, DUE, null, null));
    }

    private void tell() {
        if (chance(15)) {
            buyPack();
            return;
        }
        if (chance(20)) {
            payWithCredits();
            return;
        }
        if (chance(10)) {
            events.add(new AuthorizationDeclined(payment, booking, "card_declined"));
            events.add(new PaymentVoided(payment, booking, price.zero()));
            return;
        }
        events.add(new PaymentAuthorized(payment, booking, price, "ch"));
        if (chance(15)) {
            if (chance(50)) {
                events.add(new CaptureFailed(payment, booking, "expired"));
            }
            events.add(new PaymentVoided(payment, booking, price));
            return;
        }
        var released = chance(20) ? Money.of(1 + random.nextInt(5_000), price.currency()) : null;
        if (released != null) {
            // The price got lower after it was authorised.
            events.set(events.size() - 1, new PaymentAuthorized(payment, booking, price.plus(released), "ch"));
        }
        events.add(new PaymentCaptured(payment, booking, price, released));
        if (chance(60)) {
            var fee = upTo(price);
            events.add(
                    new GatewayFeeStated(payment, booking, MovementKind.CAPTURE, "ch", price, fee, price.minus(fee)));
        }
        if (chance(10)) {
            chargeBackBeforeItWasSettled();
            return;
        }
        settle(chance(60) ? price.zero() : upTo(price));
        pay();
        for (var more = random.nextInt(3); more > 0; more--) {
            settle(refunded.plus(upTo(price.minus(refunded))));
            pay();
        }
        if (chance(15) && refunded.isZero()) {
            chargeBackAfterwards();
        } else if (chance(20)) {
            goBackAndForth();
        }
    }

    private void chargeBackBeforeItWasSettled() {
        events.add(new PaymentChargedBack(payment, booking, "dp", price));
        if (chance(50)) {
            events.add(new ChargebackAbsorbed(booking, price));
            plan(Settlement.of(price, basisPoints, price.zero()));
            pay();
        }
    }

    private void chargeBackAfterwards() {
        events.add(new PaymentChargedBack(payment, booking, "dp", price));
        if (chance(50)) {
            events.add(new ChargebackAbsorbed(booking, price));
        } else {
            plan(Settlement.of(price, basisPoints, price));
        }
    }

    /** Of another amount than was paid, perhaps given back; a refund that fails after all, and a payment that was none. */
    private void goBackAndForth() {
        var taken = Money.of(1 + random.nextLong(2 * price.amountMinor()), price.currency());
        events.add(new PaymentChargedBack(payment, booking, "dp2", taken));
        events.add(new ChargebackAbsorbed(booking, taken));
        if (chance(50)) {
            events.add(new ChargebackReversed(payment, booking, "dp2", taken, price.zero()));
            events.add(new ChargebackAbsorbed(booking, price.zero().minus(taken)));
        }
        if (refunded.isPositive()) {
            events.add(new RefundReversed(payment, booking, "rf", refunded, price.zero(), refunded, "re", "lost_card"));
            events.add(new PaymentRefunded(payment, booking, "rf2", refunded, refunded, "re2"));
        }
        events.add(new StrayPaymentTaken(payment, booking, taken, "pf"));
        events.add(new PaymentRefunded(payment, booking, "rf3", taken, refunded, "re3"));
    }

    private void settle(Money refund) {
        var more = refund.minus(refunded);
        if (more.isPositive()) {
            events.add(new PaymentRefunded(payment, booking, "rf", more, refund, "re"));
        }
        refunded = refund;
        plan(Settlement.of(price, basisPoints, refund));
    }

    /** What the payout's aggregate makes of a settlement. */
    private void plan(Settlement settlement) {
        var share = settlement.mentorShare();
        var shareReduction = scheduled.minus(share);
        var commissionReduction = commission.minus(settlement.commission());
        if (!planned) {
            if (share.isPositive() || settlement.commission().isPositive()) {
                events.add(new PayoutScheduled(
                        payout, booking, Stories.THANDI_MENTOR, share, settlement.commission(), DUE));
                planned = true;
            }
        } else if (sent) {
            owed = owed.plus(shareReduction);
            events.add(new RecoveryDue(
                    payout, booking, Stories.THANDI_MENTOR, account, shareReduction, commissionReduction, owed));
            if (shareReduction.isPositive() && chance(50)) {
                events.add(new TransferReversed(payout, booking, Stories.THANDI_MENTOR, 1, shareReduction, "trr"));
            }
        } else {
            events.add(new PayoutRevised(
                    payout, booking, share, settlement.commission(), shareReduction, commissionReduction, DUE));
            if (share.isZero()) {
                events.add(new PayoutCancelled(payout, booking));
            }
        }
        scheduled = share;
        commission = settlement.commission();
    }

    private void pay() {
        if (chance(50)) {
            payAtLast();
        }
    }

    private void payAtLast() {
        if (planned && !sent && scheduled.isPositive()) {
            send();
        }
    }

    private void send() {
        var recovered = chance(30) ? upTo(scheduled) : scheduled.zero();
        events.add(new PayoutSent(payout, booking, Stories.THANDI_MENTOR, scheduled.minus(recovered), recovered, "po"));
        sent = true;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Money upTo(Money most) {
        return Money.of(random.nextLong(most.amountMinor() + 1), most.currency());
    }
}
