package org.mentorlink.app.stories;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.shared.Money;

/** A gateway whose answers get lost, with books of its own in minor units. */
final class Bank implements PaymentGateway {

    /** One authorisation and what became of it. */
    static final class Account {
        long held;
        long captured;
        long refunded;
        long chargedBack;

        long kept() {
            return captured - refunded - chargedBack;
        }
    }

    /** A refund that was made. */
    record Refund(Account account, long amount) {}

    /** By their keys. */
    private final Map<String, Refund> refunds = new LinkedHashMap<>();

    private final Map<String, GatewayAnswer> answers = new HashMap<>();
    private final Map<String, Account> byPayment = new HashMap<>();
    private final Map<String, Account> byReference = new HashMap<>();
    private final Map<String, Long> transferred = new HashMap<>();
    private final Map<String, String> recipients = new HashMap<>();
    private Random random = new Random(0);
    private boolean calm;
    private boolean declinesTransfers;

    /** @param declinesTransfers some; somebody has to try those again */
    void open(Random random, boolean declinesTransfers) {
        this.random = random;
        this.declinesTransfers = declinesTransfers;
        calm = false;
        answers.clear();
        refunds.clear();
        byPayment.clear();
        byReference.clear();
        transferred.clear();
    }

    /** From now on each answer arrives, and nothing more is declined. */
    void calmDown() {
        calm = true;
    }

    void stirUp() {
        calm = false;
    }

    Map<String, Account> accounts() {
        return byPayment;
    }

    /** @return what it holds for the platform in all */
    long cash() {
        return byPayment.values().stream().mapToLong(Account::kept).sum() - transferred();
    }

    /** @return what cardholders have promised and not paid */
    long held() {
        return byPayment.values().stream().mapToLong(account -> account.held).sum();
    }

    /** @return what has been paid to all mentors */
    long transferred() {
        return transferred.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String name() {
        return "house";
    }

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, true, false, true, true, true, false, false, Set.of(), Set.of());
    }

    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        return step(key, chance(6), () -> {
            var account = byPayment.computeIfAbsent(description, id -> new Account());
            account.held += amount.amountMinor();
            byReference.put(key, account);
        });
    }

    /**
     * A payer pays without being asked: in the other tab, or long after it was given up.
     *
     * @return under which name
     */
    String takes(String payment, long amount) {
        var name = payment + "/again-" + byReference.size();
        var account = new Account();
        account.captured = amount;
        byPayment.put(name, account);
        byReference.put(name, account);
        return name;
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return step(key, chance(20), () -> {
            var account = byReference.get(authorization);
            account.held = 0;
            account.captured += amount.amountMinor();
        });
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return step(key, false, () -> byReference.get(authorization).held = 0);
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        var account = byReference.get(authorization);
        return step(key, isTooMuch(account, amount), () -> {
            account.refunded += amount.amountMinor();
            refunds.put(key, new Refund(account, amount.amountMinor()));
        });
    }

    /** Of what was charged back some give no more than is left, and others give it all the same. */
    private boolean isTooMuch(Account account, Money amount) {
        return account.chargedBack > 0 && account.kept() < amount.amountMinor() && random.nextBoolean();
    }

    Map<String, Refund> refunds() {
        return refunds;
    }

    /** What was done comes back: the money is here again, and whoever asks is told so. */
    void undo(String key) {
        var refund = refunds.remove(key);
        refund.account().refunded -= refund.amount();
        answers.put(key, new Declined("lost_card"));
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        return step(key, declinesTransfers && chance(2), () -> {
            transferred.merge(recipient, amount.amountMinor(), Long::sum);
            recipients.put(key, recipient);
        });
    }

    @Override
    public GatewayAnswer reverse(String key, String transfer, Money amount) {
        return step(
                key, chance(3), () -> transferred.merge(recipients.get(transfer), -amount.amountMinor(), Long::sum));
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        if (chance(4)) {
            throw new GatewayTimeout("no answer");
        }
        return answers.getOrDefault(inquiry.key(), new NotFound());
    }

    /** Carries out a key once, and answers it the same each time; where it times out it may have done it or not. */
    private GatewayAnswer step(String key, boolean declines, Runnable booking) {
        if (chance(8)) {
            throw new GatewayTimeout("never arrived");
        }
        var answer = answers.get(key);
        if (answer == null) {
            answer = declines ? new Declined("card_declined") : new Done(key);
            if (!declines) {
                booking.run();
            }
            answers.put(key, answer);
        }
        if (chance(8)) {
            throw new GatewayTimeout("done, and nobody heard of it");
        }
        return answer;
    }

    private boolean chance(int oneIn) {
        return !calm && random.nextInt(oneIn) == 0;
    }
}
