package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.ExpireCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/**
 * Random stories of somebody's credits against a model that knows of nothing but single coins: each is in one place, and
 * goes from one to another. {@code -Dstories.seed} tells the same stories again.
 */
class CreditStoriesTest {

    private static final CreditAccountId ACCOUNT = CreditAccountId.of(ADA);
    private static final int STORIES = 2_000;
    private static final int STEPS = 40;

    private enum Place {
        AVAILABLE,
        RESERVED,
        SPENT,
        EXPIRED,
        CLAIMED
    }

    /** One minor unit. */
    private static final class Coin {
        final int lot;
        Place place = Place.AVAILABLE;

        @Nullable PaymentId payment;

        Coin(int lot) {
            this.lot = lot;
        }
    }

    private static final class Coins {
        final List<Coin> all = new ArrayList<>();
        final List<Instant> expiries = new ArrayList<>();
        /** What is to be taken back of each lot. */
        final List<Integer> claims = new ArrayList<>();
        /** In the order in which they were promised. */
        final Map<PaymentId, List<Coin>> taken = new HashMap<>();

        final Set<PaymentId> settled = new HashSet<>();

        void grant(int amount, Instant expiresAt) {
            for (var n = 0; n < amount; n++) {
                all.add(new Coin(expiries.size()));
            }
            expiries.add(expiresAt);
            claims.add(0);
        }

        /** Whoever paid for the lot has so much of the money back. */
        void claim(int lot, int total, Instant now) {
            claims.set(lot, (int) Math.min(total, count(lot)));
            var tooMany = of(lot, Place.CLAIMED).size() - claims.get(lot);
            if (tooMany > 0) {
                if (!now.isBefore(expiries.get(lot))) {
                    expire(lot, now);
                    expiries.set(lot, now.plus(Duration.ofDays(30)));
                }
                of(lot, Place.CLAIMED).subList(0, tooMany).forEach(coin -> coin.place = Place.AVAILABLE);
            }
            takeClaimed(lot);
        }

        private void takeClaimed(int lot) {
            of(lot, Place.AVAILABLE).stream()
                    .limit(Math.max(0, claims.get(lot) - of(lot, Place.CLAIMED).size()))
                    .forEach(coin -> coin.place = Place.CLAIMED);
        }

        private long count(int lot) {
            return all.stream().filter(coin -> coin.lot == lot).count();
        }

        private List<Coin> of(int lot, Place place) {
            return all.stream()
                    .filter(coin -> coin.lot == lot && coin.place == place)
                    .toList();
        }

        boolean reserve(PaymentId payment, int amount, Instant now) {
            var usable = all.stream()
                    .filter(coin -> coin.place == Place.AVAILABLE && now.isBefore(expiries.get(coin.lot)))
                    .sorted(Comparator.<Coin, Instant>comparing(coin -> expiries.get(coin.lot))
                            .thenComparing(coin -> coin.lot))
                    .toList();
            if (usable.size() < amount) {
                return false;
            }
            var mine = new ArrayList<>(usable.subList(0, amount));
            mine.forEach(coin -> {
                coin.place = Place.RESERVED;
                coin.payment = payment;
            });
            taken.put(payment, mine);
            return true;
        }

        void spend(PaymentId payment, int amount, Instant now) {
            var mine = taken.get(payment);
            back(mine, mine.size() - amount, now);
            mine.forEach(coin -> coin.place = Place.SPENT);
            settled.add(payment);
        }

        /** The last ones. */
        void back(List<Coin> mine, int amount, Instant now) {
            var lots = new HashSet<Integer>();
            for (var n = 0; n < amount; n++) {
                var coin = mine.removeLast();
                if (!now.isBefore(expiries.get(coin.lot))) {
                    expire(coin.lot, now);
                    expiries.set(coin.lot, now.plus(Duration.ofDays(30)));
                }
                coin.place = Place.AVAILABLE;
                lots.add(coin.lot);
            }
            lots.forEach(this::takeClaimed);
        }

        void expire(int lot, Instant now) {
            if (!now.isBefore(expiries.get(lot))) {
                all.stream()
                        .filter(coin -> coin.lot == lot && coin.place == Place.AVAILABLE)
                        .forEach(coin -> coin.place = Place.EXPIRED);
            }
        }

        /** How many coins of each lot are available. */
        Map<String, Long> available() {
            var counts = new TreeMap<String, Long>();
            for (var lot = 0; lot < expiries.size(); lot++) {
                var number = lot;
                counts.put(
                        lotId(lot).value(),
                        all.stream()
                                .filter(coin -> coin.lot == number && coin.place == Place.AVAILABLE)
                                .count());
            }
            return counts;
        }
    }

    @Test
    void lots_are_as_if_each_coin_was_looked_after() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("credit stories: -Dstories.seed=" + seed);
        var random = new Random(seed);
        var refused = 0;
        var expired = 0L;
        var claimed = 0L;
        for (var story = 0; story < STORIES; story++) {
            var coins = new Coins();
            refused += tell(random, coins);
            expired += coins.all.stream()
                    .filter(coin -> coin.place == Place.EXPIRED)
                    .count();
            claimed += coins.all.stream()
                    .filter(coin -> coin.place == Place.CLAIMED)
                    .count();
        }
        assertThat(refused).as("refusals, seed %d", seed).isPositive();
        assertThat(claimed).as("taken back, seed %d", seed).isPositive();
        assertThat(expired).as("expired, seed %d", seed).isPositive();
    }

    /** @return how often there was not enough */
    private static int tell(Random random, Coins coins) {
        var state = CreditAccountState.NONE;
        var now = NOW;
        var payments = 0;
        var refunds = 0;
        var refused = 0;
        for (var step = 0; step < STEPS; step++) {
            var what = random.nextInt(100);
            CreditAccountCommand command;
            if (what < 20) {
                var amount = 1 + random.nextInt(12);
                var expiresAt = now.plus(Duration.ofDays(1 + random.nextInt(60)));
                command = new GrantCredits(
                        ACCOUNT,
                        ADA,
                        lotId(coins.expiries.size()),
                        CreditSource.TRIAL,
                        zar(amount),
                        expiresAt,
                        null,
                        null);
                coins.grant(amount, expiresAt);
            } else if (what < 50) {
                var payment = PaymentId.of(new BookingId("bkg_" + payments++));
                var amount = 1 + random.nextInt(15);
                command = new ReserveCredits(ACCOUNT, payment, zar(amount));
                if (!coins.reserve(payment, amount, now)) {
                    assertRefused(state, command, now);
                    refused++;
                    continue;
                }
            } else if (what < 85) {
                var payment = any(random, coins);
                if (payment == null) {
                    continue;
                }
                var mine = coins.taken.get(payment);
                if (!coins.settled.contains(payment) && random.nextInt(3) == 0) {
                    command = new ReleaseCredits(ACCOUNT, payment);
                    coins.back(mine, mine.size(), now);
                } else if (!coins.settled.contains(payment)) {
                    var amount = random.nextBoolean() ? mine.size() : 1 + random.nextInt(mine.size());
                    command = new SpendCredits(ACCOUNT, payment, zar(amount));
                    coins.spend(payment, amount, now);
                } else {
                    var amount = 1 + random.nextInt(mine.size());
                    command = new ReturnCredits(ACCOUNT, payment, "r" + refunds++, zar(amount));
                    coins.back(mine, amount, now);
                }
            } else if (what < 90 && !coins.expiries.isEmpty()) {
                var lot = random.nextInt(coins.expiries.size());
                var total = random.nextInt(3) == 0 ? 0 : random.nextInt(14);
                command = new ClaimCredits(ACCOUNT, lotId(lot), zar(total));
                coins.claim(lot, total, now);
            } else if (what < 97 || coins.expiries.isEmpty()) {
                now = now.plus(Duration.ofDays(random.nextInt(12)));
                continue;
            } else {
                var lot = random.nextInt(coins.expiries.size());
                command = new ExpireCredits(ACCOUNT, lotId(lot));
                coins.expire(lot, now);
            }
            state = after(state, command, now);
            // At least once: whatever is asked again changes nothing more.
            assertThat(CreditDecisions.decide(state, command, now))
                    .as("asked again: " + command)
                    .isEmpty();
            assertThat(available(state)).as("after " + command).isEqualTo(coins.available());
        }
        return refused;
    }

    private static @Nullable PaymentId any(Random random, Coins coins) {
        var open = coins.taken.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(PaymentId::value))
                .toList();
        return open.isEmpty() ? null : open.get(random.nextInt(open.size()));
    }

    private static CreditAccountState after(CreditAccountState state, CreditAccountCommand command, Instant now) {
        var next = state;
        for (var event : CreditDecisions.decide(state, command, now)) {
            next = CreditAccountState.evolve(next, event);
        }
        return next;
    }

    private static void assertRefused(CreditAccountState state, CreditAccountCommand command, Instant now) {
        try {
            assertThat(CreditDecisions.decide(state, command, now))
                    .as("there is not enough for " + command)
                    .isNull();
        } catch (Refused expected) {
            assertThat(expected.code()).isEqualTo("INSUFFICIENT_CREDITS");
        }
    }

    private static Map<String, Long> available(CreditAccountState state) {
        var counts = new TreeMap<String, Long>();
        state.lots()
                .values()
                .forEach(lot -> counts.put(lot.lotId().value(), lot.available().amountMinor()));
        return counts;
    }

    private static CreditLotId lotId(int number) {
        return CreditLotId.of(ADA, "lot " + number);
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
