package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.command.payment.Fixtures.BOOKING;
import static org.mentorlink.command.payment.Fixtures.LERATO;
import static org.mentorlink.command.payment.Fixtures.PAYMENT;
import static org.mentorlink.command.payment.Fixtures.zar;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.payment.PaymentState.Phase;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditAccountCommand.DescribeReservation;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Random stories of a payment with credits, in which answers get lost, before or after what was asked was done, and events are
 * handled again. In the end the account says what the payment says. {@code -Dstories.seed} tells the same stories again.
 */
class CreditPaymentStoriesTest {

    private static final int STORIES = 3_000;
    private static final long PRICE = 1_000;

    @Test
    void every_story_ends_with_as_much_spent_as_was_paid() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("credit payments: -Dstories.seed=" + seed);
        Map<Phase, Integer> ends = new EnumMap<>(Phase.class);
        for (var number = 0; number < STORIES; number++) {
            var story = new Story(new Random(new SplittableRandom(seed + number).nextLong()));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "story " + number + " of seed " + seed + "\n" + story.world.events + "\n" + story.world.sent,
                        failure);
            }
            if (story.world.payment != null) {
                ends.merge(story.world.payment.phase(), 1, Integer::sum);
            }
        }
        System.out.println("credit payments ended " + ends);
        assertThat(ends.keySet()).contains(Phase.DECLINED, Phase.AUTHORIZED, Phase.CAPTURED, Phase.VOIDED);
    }

    /** The account as its aggregate, which is not always reached. */
    private static final class CreditWorld extends MoneyWorld {

        private final Random random;
        CreditAccountState account = CreditAccountState.NONE;
        boolean calm;

        CreditWorld(Random random) {
            this.random = random;
            worker = worker(
                    gateway.name(),
                    gateway,
                    new CreditsGateway(
                            provided(commands),
                            CreditWorld.<Repository<CreditAccount>>provided(null),
                            Clock.systemUTC()));
        }

        private static <T> ObjectProvider<T> provided(@Nullable T thing) {
            return new ObjectProvider<>() {
                @Override
                public T getObject() {
                    if (thing == null) {
                        throw new AssertionError("nobody asks for it");
                    }
                    return thing;
                }
            };
        }

        @Override
        @Nullable Object handle(Object command) {
            if (!(command instanceof CreditAccountCommand credits)) {
                return super.handle(command);
            }
            getsLost();
            var answer = asked(credits);
            getsLost();
            return answer;
        }

        private Object asked(CreditAccountCommand command) {
            if (command instanceof DescribeReservation described) {
                return account.promise(described.paymentId()).isPresent();
            }
            for (var event : CreditDecisions.decide(account, command, now)) {
                account = CreditAccountState.evolve(account, event);
            }
            return "";
        }

        private void getsLost() {
            if (!calm && random.nextInt(4) == 0) {
                throw new IllegalStateException("nobody answers");
            }
        }
    }

    private static final class Story {

        private final Random random;
        final CreditWorld world;
        private final List<Object> wishes = new ArrayList<>();
        private final long given;

        Story(Random random) {
            this.random = random;
            world = new CreditWorld(random);
            given = random.nextInt(6) == 0 ? PRICE - 1 : PRICE + random.nextInt(50);
            wishes.add(new RequestAuthorization(PAYMENT, BOOKING, LERATO, zar(PRICE), CreditAccountId.GATEWAY, ""));
            if (random.nextInt(6) > 0) {
                wishes.add(new CapturePayment(PAYMENT, random.nextInt(4) == 0 ? zar(1 + random.nextInt(999)) : null));
            }
            for (var i = random.nextInt(4); i > 0; i--) {
                wishes.add(new ReturnPayment(
                        PAYMENT, BOOKING, zar(random.nextInt(3) == 0 ? PRICE : 1 + random.nextInt((int) PRICE))));
            }
        }

        void tell() {
            world.calm = true;
            for (var lot = 0; lot < 3; lot++) {
                var part = lot == 2 ? given - 2 * (given / 3) : given / 3;
                world.handle(new GrantCredits(
                        CreditAccountId.of(LERATO),
                        LERATO,
                        CreditLotId.of(LERATO, "lot " + lot),
                        CreditSource.TRIAL,
                        zar(part),
                        world.now.plus(Duration.ofDays(1_000 - lot)),
                        null,
                        null));
            }
            world.calm = false;
            for (var turn = 0; turn < 40; turn++) {
                switch (random.nextInt(4)) {
                    case 0 -> wish();
                    case 1 -> next();
                    case 2 -> again();
                    default -> inquiry();
                }
            }
            world.calm = true;
            for (var round = 0; round < 200 && isUnfinished(); round++) {
                next();
                inquiry();
            }
            assertThat(isUnfinished()).isFalse();
            agrees();
        }

        private boolean isUnfinished() {
            return !world.undelivered.isEmpty() || !world.scheduled.isEmpty();
        }

        private void wish() {
            if (!wishes.isEmpty()) {
                var wish = wishes.removeFirst();
                try {
                    world.handle(wish);
                } catch (Refused refused) {
                    // Too early or too late: as a process would be told.
                }
            }
        }

        private void next() {
            if (!world.undelivered.isEmpty()) {
                world.deliver(world.undelivered.removeFirst());
            }
        }

        /** At least once. */
        private void again() {
            var happened =
                    world.events.stream().filter(PaymentEvent.class::isInstance).toList();
            if (!happened.isEmpty()) {
                var event = happened.get(random.nextInt(happened.size()));
                if (!world.undelivered.contains(event)) {
                    world.deliver(event);
                }
            }
        }

        private void inquiry() {
            if (!world.scheduled.isEmpty()) {
                world.now = world.now.plus(Duration.ofHours(random.nextInt(20)));
                world.deliver(world.scheduled.removeFirst());
            }
        }

        private void agrees() {
            var payment = world.payment;
            var promise = world.account.promise(PAYMENT);
            var spent = payment != null && payment.phase() == Phase.CAPTURED
                    ? payment.taken().minus(payment.refunded())
                    : zar(0);
            var reserved = payment != null && payment.phase() == Phase.AUTHORIZED ? zar(PRICE) : zar(0);
            assertThat(world.account.available("ZAR", world.now))
                    .as("free again, of %s", world.account)
                    .isEqualTo(zar(given).minus(spent).minus(reserved));
            assertThat(promise.map(CreditAccountState.Promise::rest).orElse(zar(0)))
                    .as("not free, of %s", world.account)
                    .isEqualTo(spent.plus(reserved));
        }
    }
}
