package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand.RefundBooking;
import org.mentorlink.booking.BookingCommand.ResolveDispute;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.governance.StepCommand.ResolveStep;
import org.mentorlink.governance.StepCommand.RetryStep;
import org.mentorlink.governance.StepEvent.StepParked;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordRefundFailed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Money that goes back though no process has asked for it: cardholders' banks take a part of a payment, more than all of it, or what
 * was refunded already, and give it back again; refunds that were done fail. The gateway tells it until it is heard, in any
 * order and twice, and staff decide what follows.
 */
final class Quarrels {

    private static final MemberId STAFF = new MemberId("mbr_barbara");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the gateway hears when it has told something too early. */
    private static final Set<String> TOO_EARLY =
            Set.of("PAYMENT_NOT_CAPTURED", "CHARGEBACK_UNKNOWN", "REFUND_UNKNOWN", "PAYMENT_NOT_REQUESTED");

    /** What is told again when it is recorded, or was given back. */
    private static final Set<String> KNOWN = Set.of("CURRENCY_MISMATCH", "CHARGEBACK_DIFFERS");

    /** What staff asks for at the wrong moment. */
    private static final Set<String> TOO_LATE =
            Set.of("NO_OPEN_DISPUTE", "DECIDED_BY_YOU", "INVALID_REFUND", "REFUND_NOT_POSSIBLE");

    private record Taken(PaymentId paymentId, Bank.Account account, String name, long amount) {}

    private final World world;
    private final Random random;
    private final int most;
    private final List<Object> untold = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<Taken> asked = new ArrayList<>();
    private int times;
    final Map<String, Integer> seen = new TreeMap<>();

    Quarrels(World world, Random random, int most) {
        this.world = world;
        this.random = random;
        this.most = most;
    }

    boolean areSome() {
        return most > 0;
    }

    void turn() {
        if (!areSome()) {
            return;
        }
        switch (random.nextInt(16)) {
            case 0 -> chargeBack();
            case 1 -> failRefund();
            case 2 -> giveBack();
            case 3, 4 -> tell(any(untold), random.nextInt(4) == 0);
            case 5 -> decide(any(disputed()));
            case 6 -> retry(any(List.copyOf(world.model.parked.values())));
            case 7 -> refund();
            case 8 -> inquire();
            case 9 -> endInquiry();
            default -> {}
        }
    }

    /** Once everybody else waits for what is left; @return whether there was anything left to do */
    boolean goOn() {
        if (times < most && random.nextInt(10) == 0) {
            chargeBack();
        } else if (areSome() && random.nextInt(30) == 0) {
            giveBack();
        } else if (random.nextInt(3) == 0) {
            endInquiry();
        }
        for (var message : List.copyOf(untold)) {
            if (tell(message, false)) {
                return true;
            }
        }
        if (!areSome()) {
            return false;
        }
        if (!disputed().isEmpty()) {
            return decide(any(disputed()));
        }
        return retry(any(List.copyOf(world.model.parked.values())));
    }

    void allIsTold() {
        assertThat(untold).as("never heard").isEmpty();
    }

    private void chargeBack() {
        var captured = new TreeMap<>(world.bank.accounts())
                .entrySet().stream()
                        .filter(it -> it.getValue().captured > 0 && isCounted(it.getKey()))
                        .toList();
        if (captured.isEmpty() || times >= most) {
            return;
        }
        var one = any(captured);
        var account = one.getValue();
        var amount = random.nextInt(3) == 0 ? account.captured : 1 + random.nextInt((int) (2 * account.captured));
        count(
                account.refunded > 0
                        ? "AFTER_REFUND"
                        : amount > account.captured ? "MORE" : amount < account.captured ? "LESS" : "ALL");
        times++;
        account.chargedBack += amount;
        var it = new Taken(new PaymentId(one.getKey()), account, "dp_" + times, amount);
        taken.add(it);
        if (random.nextInt(6) == 0) {
            count("OTHER_CURRENCY");
            untold.add(new RecordChargeback(it.paymentId, it.name, Money.of(amount, "EUR")));
            untold.add(new RecordChargeback(it.paymentId, it.name, zar(amount), STAFF, "As the portal says"));
        } else {
            untold.add(new RecordChargeback(it.paymentId, it.name, zar(amount)));
        }
    }

    /** A bank asks, and takes nothing back; sometimes it takes it later, by the same name. */
    private void inquire() {
        var captured = new TreeMap<>(world.bank.accounts())
                .entrySet().stream()
                        .filter(it -> it.getValue().captured > 0 && isCounted(it.getKey()))
                        .toList();
        if (captured.isEmpty() || times >= most) {
            return;
        }
        var one = any(captured);
        times++;
        var it = new Taken(new PaymentId(one.getKey()), one.getValue(), "dp_" + times, 1 + random.nextInt(60_000));
        untold.add(new RecordDispute(it.paymentId, it.name));
        asked.add(it);
        count("INQUIRY");
    }

    private void endInquiry() {
        if (asked.isEmpty()) {
            return;
        }
        var it = asked.remove(random.nextInt(asked.size()));
        if (random.nextInt(3) == 0) {
            it.account.chargedBack += it.amount;
            taken.add(it);
            untold.add(new RecordChargeback(it.paymentId, it.name, zar(it.amount)));
            count("INQUIRY_BECAME_CHARGEBACK");
        } else {
            untold.add(new RecordDisputeEnded(it.paymentId, it.name));
            count("INQUIRY_ENDED");
        }
    }

    private boolean isCounted(String payment) {
        return world.model.sessions.values().stream().anyMatch(session -> session.counted.contains(payment));
    }

    private void giveBack() {
        if (!taken.isEmpty() && random.nextBoolean()) {
            var it = taken.remove(random.nextInt(taken.size()));
            it.account.chargedBack -= it.amount;
            untold.add(new RecordChargebackReversed(it.paymentId, it.name));
            untold.add(new RecordDisputeEnded(it.paymentId, it.name, true));
            count("GIVEN_BACK");
        }
    }

    private void failRefund() {
        var refunds = List.copyOf(world.bank.refunds().keySet());
        if (!refunds.isEmpty() && times < most) {
            var key = any(refunds);
            var refundId = key.substring(0, key.indexOf('/'));
            times++;
            world.bank.undo(key);
            untold.add(new RecordRefundFailed(
                    new PaymentId(refundId.substring(0, refundId.lastIndexOf("-r"))), refundId, "lost_card"));
            count("REFUND_FAILED");
        }
    }

    /** @return whether it was heard */
    private boolean tell(@Nullable Object message, boolean again) {
        if (message == null) {
            return false;
        }
        var refusal = refusalOf(() -> message);
        if (refusal != null && TOO_EARLY.contains(refusal)) {
            return false;
        }
        if (refusal != null && !KNOWN.contains(refusal)) {
            throw new AssertionError(refusal + ": " + message);
        }
        if (!again) {
            untold.remove(message);
        }
        return true;
    }

    private boolean decide(@Nullable BookingId booking) {
        if (booking == null) {
            return false;
        }
        var decision = any(List.of(DisputeDecision.values()));
        var refund = decision == DisputeDecision.SPLIT ? zar(1 + random.nextInt(60_000)) : null;
        staff(new ResolveDispute(
                booking, new MemberId(STAFF.value() + random.nextInt(9)), decision, refund, "Looked into it"));
        return true;
    }

    private List<BookingId> disputed() {
        return world.model.sessions.values().stream()
                .filter(session -> session.disputed)
                .map(session -> session.asked.bookingId())
                .toList();
    }

    private void refund() {
        var known = List.copyOf(world.model.sessions.keySet());
        if (!known.isEmpty()) {
            staff(new RefundBooking(
                    new BookingId(any(known)), STAFF, zar(1 + random.nextInt(60_000)), "Looked into it"));
        }
    }

    private void staff(Object command) {
        var refusal = refusalOf(() -> command);
        if (refusal != null && !TOO_LATE.contains(refusal)) {
            throw new AssertionError(refusal + ": " + command);
        }
    }

    private boolean retry(@Nullable StepParked step) {
        if (step == null) {
            return false;
        }
        world.send(new RetryStep(step.stepId()));
        var refusal = refusalOf(() -> JSON.readValue(step.command(), type(step)));
        if (refusal != null && !refusal.equals("CURRENCY_MISMATCH")) {
            throw new AssertionError(refusal + ": " + step);
        }
        world.send(new ResolveStep(step.stepId()));
        count("TRIED_AGAIN");
        return true;
    }

    private static Class<?> type(StepParked step) {
        try {
            return Class.forName(step.commandType());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable String refusalOf(Supplier<Object> command) {
        try {
            world.send(command.get());
            return null;
        } catch (CommandExecutionException refused) {
            return refused.getDetails()
                    .filter(Refusal.class::isInstance)
                    .map(Refusal.class::cast)
                    .orElseThrow(() -> refused)
                    .code();
        }
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static Money zar(long amount) {
        return Money.of(amount, "ZAR");
    }

    private <T> @Nullable T any(List<T> of) {
        return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
    }
}
