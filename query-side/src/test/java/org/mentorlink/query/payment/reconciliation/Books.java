package org.mentorlink.query.payment.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.shared.Money;

/** Two sets of books that agree, drawn at random, into which differences are planted. */
final class Books {

    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    static final Period MARCH = new Period(FROM, TO);

    private static final List<String> CURRENCIES = List.of("ZAR", "USD", "JPY", "KWD");

    private final Random random;
    private final List<Both> pairs = new ArrayList<>();
    private final List<Stored> events = new ArrayList<>();
    private final List<GatewayLine> lines = new ArrayList<>();
    private final Set<Planted> planted = new HashSet<>();
    private int matching;

    private record Both(Stored stored, GatewayLine line) {}

    private record Stored(Object event, Instant at) {}

    /** @param what the booking, or for what only the gateway knows, its own name of it */
    record Planted(BreakKind kind, String what) {}

    Books(Random random, int movements) {
        this.random = random;
        for (var number = 0; number < movements; number++) {
            agreeing(number);
        }
    }

    private void agreeing(int number) {
        var around = Duration.between(FROM, TO).plusDays(20).toMillis();
        var at = FROM.minus(Duration.ofDays(10)).plusMillis(random.nextLong(around));
        var booked = at.plusMillis(random.nextLong(7_200_000) - 3_600_000);
        if (isWithin(at) != isWithin(booked)) {
            booked = at;
        }
        var kind = MovementKind.values()[random.nextInt(MovementKind.values().length)];
        var amount = Money.of(1 + random.nextInt(5_000_000), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        var booking = new BookingId("bkg_" + number);
        var reference = "gw_" + UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)});
        // Some gateways give refunds no name, and the ledger calls them by our key.
        var known = kind == MovementKind.REFUND && random.nextInt(3) == 0 ? refund(booking) : reference;
        var stored = new Stored(event(kind, booking, amount, known), at);
        var fee = kind.compareTo(MovementKind.TRANSFER) < 0 && random.nextInt(3) == 0 ? random.nextInt(500) - 50 : 0;
        var line = new GatewayLine(kind, reference, key(kind, booking), amount, fee, booked);
        if (fee != 0) {
            events.add(fee(kind, booking, known, amount, Money.of(fee, amount.currency()), at));
        } else if (kind.compareTo(MovementKind.TRANSFER) < 0 && random.nextInt(9) == 0) {
            // Where the gateway settles in another currency, its report tells no fee that could be compared.
            events.add(fee(kind, booking, known, Money.of(7, "EUR"), Money.of(3, "EUR"), at));
        }
        pairs.add(new Both(stored, line));
        events.add(stored);
        lines.add(line);
        if (isWithin(at)) {
            matching++;
        }
        if (random.nextInt(10) == 0) {
            var payout = PayoutId.of(booking);
            events.add(new Stored(
                    new PayoutSent(payout, booking, new MentorId("mtr_1"), amount.zero(), amount, null), at));
        }
    }

    /** Told within a week. */
    private Stored fee(MovementKind kind, BookingId booking, String reference, Money gross, Money fee, Instant at) {
        var stated =
                new GatewayFeeStated(PaymentId.of(booking), booking, kind, reference, gross, fee, gross.minus(fee));
        return new Stored(
                stated, at.plusMillis(random.nextLong(Duration.ofHours(20).toMillis())));
    }

    private static Object event(MovementKind kind, BookingId booking, Money amount, String reference) {
        var payment = PaymentId.of(booking);
        return switch (kind) {
            case CAPTURE -> new PaymentCaptured(payment, booking, amount);
            case REFUND -> new PaymentRefunded(payment, booking, refund(booking), amount, amount, reference);
            case CHARGEBACK -> new PaymentChargedBack(payment, booking, reference, amount);
            case TRANSFER ->
                new PayoutSent(PayoutId.of(booking), booking, new MentorId("mtr_1"), amount, amount.zero(), reference);
            case REVERSAL ->
                new TransferReversed(PayoutId.of(booking), booking, new MentorId("mtr_1"), 1, amount, reference);
            case REFUND_REVERSAL ->
                new RefundReversed(
                        payment, booking, refund(booking), amount, amount.zero(), amount, reference, "lost_card");
            case CHARGEBACK_REVERSAL -> new ChargebackReversed(payment, booking, reference, amount, amount.zero());
        };
    }

    private static String refund(BookingId booking) {
        return PaymentId.of(booking).value() + "-r1";
    }

    private String key(MovementKind kind, BookingId booking) {
        var payment = PaymentId.of(booking).value();
        return switch (kind) {
            case CAPTURE -> random.nextBoolean() ? payment : payment + "/capture";
            case REFUND, REFUND_REVERSAL -> random.nextBoolean() ? refund(booking) : refund(booking) + "/refund";
            case CHARGEBACK, CHARGEBACK_REVERSAL -> null;
            case TRANSFER -> PayoutId.of(booking).value() + "/transfer/1";
            case REVERSAL -> PayoutId.of(booking).value() + "/reversal/1";
        };
    }

    void tell(Object event, Instant at) {
        events.add(new Stored(event, at));
    }

    void tell(GatewayLine line) {
        lines.add(line);
    }

    static boolean isWithin(Instant at) {
        return !at.isBefore(FROM) && at.isBefore(TO);
    }

    /** Plants a difference into a movement that has none so far. */
    void plant(BreakKind kind) {
        var within = pairs.stream().filter(pair -> isWithin(pair.stored().at())).toList();
        var both = within.get(random.nextInt(within.size()));
        pairs.remove(both);
        matching--;
        var stored = both.stored();
        var line = both.line();
        var what = LedgerMovements.movement(stored.event()).bookingId().value();
        switch (kind) {
            case MISSING_AT_GATEWAY -> lines.remove(line);
            case MISSING_IN_LEDGER -> {
                events.remove(stored);
                what = line.reference();
            }
            case DUPLICATE_AT_GATEWAY -> {
                lines.add(at(line, within(line.bookedAt())));
                what = line.reference();
                matching++;
            }
            case DUPLICATE_IN_LEDGER -> {
                events.add(new Stored(stored.event(), within(stored.at())));
                matching++;
            }
            case CURRENCY ->
                replace(
                        line,
                        with(line, Money.of(line.amount().amountMinor(), "EUR"), line.feeMinor(), line.bookedAt()));
            case AMOUNT -> {
                var other = line.amount()
                        .plus(Money.of(1 + random.nextInt(9), line.amount().currency()));
                replace(line, with(line, other, line.feeMinor(), line.bookedAt()));
            }
            case FEE ->
                replace(line, with(line, line.amount(), line.feeMinor() + 1 + random.nextInt(99), line.bookedAt()));
            case TIMING -> replace(line, at(line, elsewhere(stored.at())));
        }
        planted.add(new Planted(kind, what));
    }

    private void replace(GatewayLine line, GatewayLine other) {
        lines.set(lines.indexOf(line), other);
    }

    private static GatewayLine at(GatewayLine line, Instant at) {
        return with(line, line.amount(), line.feeMinor(), at);
    }

    private static GatewayLine with(GatewayLine line, Money amount, long fee, Instant at) {
        return new GatewayLine(line.kind(), line.reference(), line.merchantReference(), amount, fee, at);
    }

    /** Half an hour off, and within the period. */
    private static Instant within(Instant at) {
        var later = at.plus(Duration.ofMinutes(30));
        return isWithin(later) ? later : at.minus(Duration.ofMinutes(30));
    }

    /** Too late by days, or just beyond the end of the period. */
    private Instant elsewhere(Instant at) {
        var late = at.plus(Duration.ofHours(25 + random.nextInt(96)));
        var next = TO.plusMillis(random.nextInt(1_000));
        return Duration.between(at, next).toDays() < 6 && random.nextBoolean() ? next : late;
    }

    int matching() {
        return matching;
    }

    Set<Planted> planted() {
        return Set.copyOf(planted);
    }

    GatewayReport report() {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        return new GatewayReport(page -> {
            for (var from = 0; from < shuffled.size(); from += 100) {
                page.accept(shuffled.subList(from, Math.min(shuffled.size(), from + 100)));
            }
        });
    }

    /** The events in the order of their times, as they are stored. */
    EventLog log() {
        var messages = new ArrayList<TrackedEventMessage<?>>();
        events.stream()
                .sorted(Comparator.comparing(Stored::at))
                .forEach(stored -> messages.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(messages.size() + 1L),
                        new GenericEventMessage<>(new GenericMessage<>(stored.event()), stored::at))));
        return new Stream(List.copyOf(messages));
    }

    private record Stream(List<TrackedEventMessage<?>> messages) implements EventLog {

        @Override
        public List<TrackedEventMessage<?>> read(Set<Class<?>> types, long after, int most) {
            return messages.stream()
                    .filter(message -> message.trackingToken().position().orElseThrow() > after)
                    .filter(message -> types.contains(message.getPayloadType()))
                    .limit(most)
                    .toList();
        }

        @Override
        public long positionBefore(Instant moment) {
            return messages.stream()
                    .filter(message -> message.getTimestamp().isBefore(moment))
                    .count();
        }

        @Override
        public long lastBefore(Instant moment) {
            return positionBefore(moment);
        }

        @Override
        public long head() {
            return messages.size();
        }
    }
}
