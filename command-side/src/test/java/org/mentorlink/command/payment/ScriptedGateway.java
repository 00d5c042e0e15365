package org.mentorlink.command.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/**
 * A gateway in memory that keeps true books and answers as the script says: at once, not at all although it did what was
 * asked, not at all because it never arrived, or with an error of the adapter.
 */
class ScriptedGateway implements PaymentGateway, Reviewing {
    enum Behaviour {
        ANSWER,
        DO_AND_TIME_OUT,
        LOSE,
        /** The request arrives later, when nobody expects it any more. */
        ARRIVE_LATE,
        DO_AND_BREAK,
        BREAK
    }

    private final Map<String, GatewayAnswer> answers = new LinkedHashMap<>();
    private final Map<String, Authorization> authorizations = new HashMap<>();
    final Map<String, Runnable> late = new LinkedHashMap<>();
    Supplier<Behaviour> script = () -> Behaviour.ANSWER;
    Supplier<Boolean> reachable = () -> true;
    Supplier<Boolean> declines = () -> false;
    /** Called with the key of each request that moves money. */
    Consumer<String> onAsked = key -> {};

    /** Called with key and answer when a step is carried out, so that webhooks can tell of it. */
    BiConsumer<String, GatewayAnswer> onDone = (key, answer) -> {};

    /** What it tells its fee of. */
    Set<MovementKind> fees = Set.of();

    @Nullable Fee fee;

    /** What it says when it is asked for what its messages say; absent where it cannot be asked. */
    @Nullable Supplier<List<PaymentCommand>> said;

    /** As gateways do after a day: what comes again under a key is done again. */
    boolean forgetsKeys;

    /** When it is, for a gateway that forgets keys of money that goes out after a day; absent where it never does. */
    @Nullable Supplier<Instant> clock;

    private final Map<String, Instant> since = new HashMap<>();

    int calls;
    long transferred;
    long reversed;

    static final class Authorization {
        final long amount;
        boolean voided;
        long captured;
        long refunded;
        long chargedBack;

        Authorization(long amount) {
            this.amount = amount;
        }
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, true, false, true, true, true, false, false, fees, Set.of());
    }

    @Override
    public boolean reviews() {
        return said != null;
    }

    @Override
    public List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization) {
        calls++;
        if (!reachable.get()) {
            throw new GatewayTimeout("not reachable");
        }
        return said.get();
    }

    @Override
    public Optional<Fee> fee(MovementKind movement, String reference) {
        return Optional.ofNullable(fee);
    }

    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        return act(key, () -> {
            authorizations.put("auth:" + key, new Authorization(amount.amountMinor()));
            return new Done("auth:" + key);
        });
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return act(key, () -> {
            var it = authorizations.get(authorization);
            if (it.voided || it.captured > 0 || amount.amountMinor() > it.amount) {
                throw new AssertionError("captured what cannot be captured");
            }
            it.captured = amount.amountMinor();
            return new Done("cap:" + key);
        });
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return actSurely(key, () -> {
            var it = authorizations.get(authorization);
            if (it.voided || it.captured > 0) {
                throw new AssertionError("voided what cannot be voided");
            }
            it.voided = true;
            return new Done("void:" + key);
        });
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        return act(key, () -> {
            var it = authorizations.get(authorization);
            if (it.captured - it.refunded - it.chargedBack < amount.amountMinor()) {
                return new Declined("refund_exceeds_capture");
            }
            it.refunded += amount.amountMinor();
            return new Done("ref:" + key);
        });
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        return act(key, () -> {
            transferred += amount.amountMinor();
            return new Done("tra:" + key);
        });
    }

    @Override
    public GatewayAnswer reverse(String key, String transfer, Money amount) {
        return act(key, () -> {
            if (!answers.containsValue(new Done(transfer))) {
                throw new AssertionError("reversed what was never transferred");
            }
            reversed += amount.amountMinor();
            return new Done("rev:" + key);
        });
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        calls++;
        if (!reachable.get()) {
            throw new GatewayTimeout("not reachable");
        }
        return answers.getOrDefault(inquiry.key(), new NotFound());
    }

    Map<String, Authorization> authorizations() {
        return authorizations;
    }

    private GatewayAnswer act(String key, Supplier<GatewayAnswer> step) {
        return actSurely(key, () -> declines.get() ? new Declined("declined") : step.get());
    }

    private GatewayAnswer actSurely(String key, Supplier<GatewayAnswer> step) {
        calls++;
        onAsked.accept(key);
        var behaviour = script.get();
        return switch (behaviour) {
            case ANSWER -> book(key, step);
            case DO_AND_TIME_OUT -> {
                book(key, step);
                throw new GatewayTimeout("no answer");
            }
            case DO_AND_BREAK -> {
                book(key, step);
                throw new IllegalStateException("connection reset");
            }
            case LOSE -> throw new GatewayTimeout("no answer");
            case ARRIVE_LATE -> {
                // Not so late that what was done meanwhile is forgotten: nothing helps against that.
                var asked = clock == null ? null : clock.get();
                late.put(key, () -> {
                    if (!answers.containsKey(key) && !isLost(key, asked)) {
                        book(key, step);
                    }
                });
                throw new GatewayTimeout("no answer");
            }
            case BREAK -> throw new IllegalStateException("cannot read the answer");
        };
    }

    /** No transfer arrives as late as that. */
    private boolean isLost(String key, @Nullable Instant asked) {
        return clock != null && key.contains("/transfer") && InquiryBackoff.neverArrived(asked, clock.get());
    }

    /** What was captured and voided is in a state that forbids it a second time. */
    private boolean isForgotten(String key) {
        return clock != null
                && !key.matches(".*/(capture|void)")
                && since.get(key).plus(Duration.ofDays(1)).isBefore(clock.get());
    }

    private GatewayAnswer book(String key, Supplier<GatewayAnswer> step) {
        var before = answers.get(key);
        if (before != null && !forgetsKeys && !isForgotten(key)) {
            return before;
        }
        var answer = step.get();
        answers.put(key, answer);
        if (clock != null) {
            since.put(key, clock.get());
        }
        onDone.accept(key, answer);
        return answer;
    }
}
