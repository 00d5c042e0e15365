package org.mentorlink.query.payment.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingEvent.BookingClosed;
import org.mentorlink.booking.BookingEvent.BookingSettled;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingEvent.DisputeOpened;
import org.mentorlink.booking.BookingEvent.DisputeResolved;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.DisputeDecision;
import org.mentorlink.booking.DisputeId;
import org.mentorlink.booking.DisputeSource;
import org.mentorlink.booking.Settlement;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.AdjustmentEvent;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundFailed;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutFrozen;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** Two sets of books that agree, drawn at random, into which differences are planted. */
final class Books {

    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    static final Period MARCH = new Period(FROM, TO);

    private static final MentorId MENTOR = new MentorId("mtr_1");
    private static final List<String> CURRENCIES = List.of("ZAR", "USD", "JPY", "KWD");

    /** What bookings bring about; what the gateway does by itself is told by staff alone. */
    private static final MovementKind[] MOVED = Arrays.stream(MovementKind.values())
            .filter(kind -> !kind.isOfTheAccount())
            .toArray(MovementKind[]::new);

    private final Random random;
    private final List<Both> pairs = new ArrayList<>();
    private final List<Stored> events = new ArrayList<>();
    private final List<GatewayLine> lines = new ArrayList<>();
    private final Set<Planted> planted = new HashSet<>();
    private int matching;
    private int agreeing;
    private int bookings;

    private record Both(Stored stored, GatewayLine line) {}

    private record Stored(Object event, Instant at) {}

    /** @param what the booking, or for what only the gateway knows, its own name of it */
    record Planted(BreakKind kind, String what) {}

    Books(Random random, int movements) {
        this.random = random;
        for (var number = 0; number < movements; number++) {
            agreeing(number);
            if (number % 4 == 0) {
                tellWhole();
            }
        }
    }

    private void agreeing(int number) {
        var around = Duration.between(FROM, TO).plusDays(20).toMillis();
        var at = FROM.minus(Duration.ofDays(10)).plusMillis(random.nextLong(around));
        var booked = at.plusMillis(random.nextLong(7_200_000) - 3_600_000);
        if (isWithin(at) != isWithin(booked)) {
            booked = at;
        }
        var kind = MOVED[random.nextInt(MOVED.length)];
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
        if (kind == MovementKind.TRANSFER) {
            earned(booking, amount, at);
        }
        pairs.add(new Both(stored, line));
        events.add(stored);
        lines.add(line);
        if (isWithin(at)) {
            matching++;
        }
        if (random.nextInt(10) == 0) {
            var owing = new BookingId("bkg_" + number + "c");
            earned(owing, amount, at);
            tell(new PayoutSent(PayoutId.of(owing), owing, MENTOR, amount.zero(), amount, null), at);
        }
    }

    /** With credits, which no gateway knows of; it is due later than anybody looks. */
    private void earned(BookingId booking, Money amount, Instant at) {
        tell(new PaymentCaptured(PaymentId.of(booking), booking, amount, null, new CreditAccountId("crd_1")), at);
        var shares = new Settlement(amount.zero(), amount.zero(), amount);
        settle(booking, shares, at);
        schedule(booking, shares, at, TO.plus(Duration.ofDays(300)));
    }

    void settle(BookingId booking, Settlement shares, Instant at) {
        tell(new BookingSettled(booking, MENTOR, shares, true, at), at);
        if (isWithin(at.plus(BookingAccount.PATIENCE))) {
            agreeing++;
        }
    }

    /** It is settled once more, and counts once: as of then, if that is seen. */
    private void unsettle(Instant before, Instant after) {
        if (isWithin(before.plus(BookingAccount.PATIENCE)) && after.isBefore(MARCH.latest())) {
            agreeing--;
        }
    }

    void schedule(BookingId booking, Settlement shares, Instant at, Instant dueAt) {
        tell(
                new PayoutScheduled(
                        PayoutId.of(booking), booking, MENTOR, shares.mentorShare(), shares.commission(), dueAt),
                at);
    }

    /** Moved, and in the gateway's books at the same time. */
    private void move(MovementKind kind, Object event, String name, Money amount, Instant at) {
        tell(event, at);
        var key = kind == MovementKind.CAPTURE ? name : null;
        lines.add(new GatewayLine(kind, "gw_" + name, key, amount, 0, at));
        if (isWithin(at)) {
            matching++;
        }
    }

    void capture(BookingId booking, Money amount, Instant at) {
        var payment = PaymentId.of(booking);
        move(MovementKind.CAPTURE, new PaymentCaptured(payment, booking, amount), payment.value(), amount, at);
    }

    private void refund(BookingId booking, Money amount, Instant askedAt, Instant at) {
        var payment = PaymentId.of(booking);
        var name = refund(booking) + askedAt.toEpochMilli();
        tell(new RefundRequested(payment, booking, name, amount, "sandbox", "ch"), askedAt);
        move(
                MovementKind.REFUND,
                new PaymentRefunded(payment, booking, name, amount, amount, "gw_" + name),
                name,
                amount,
                at);
    }

    void send(BookingId booking, Money amount, Instant at) {
        var name = PayoutId.of(booking).value() + at.toEpochMilli();
        move(
                MovementKind.TRANSFER,
                new PayoutSent(PayoutId.of(booking), booking, MENTOR, amount, amount.zero(), "gw_" + name),
                name,
                amount,
                at);
    }

    private void close(BookingId booking, Instant at) {
        tell(new BookingClosed(booking), at);
    }

    private BookingId nextBooking() {
        return new BookingId("bkg_whole-" + bookings++);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis()));
    }

    private Money price() {
        return Money.of(2 + random.nextInt(5_000_000), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    /** A booking from its payment to its end, as its aggregates tell it, some time around the period. */
    private void tellWhole() {
        var booking = nextBooking();
        var price = price();
        var paid = FROM.minus(Duration.ofDays(40)).plus(upTo(Duration.ofDays(90)));
        var over = paid.plus(upTo(Duration.ofDays(25)));
        var soon = over.plusSeconds(2);
        var due = over.plus(Duration.ofDays(1));
        var nothing = price.zero();
        var kept = Settlement.of(price, 2_500, nothing);
        capture(booking, price, paid);
        switch (random.nextInt(8)) {
            case 0 -> {
                // Nothing came of it, and it is paid back within a few days.
                close(booking, paid.plusSeconds(1));
                refund(
                        booking,
                        price,
                        paid.plusSeconds(2),
                        paid.plus(upTo(Duration.ofDays(6))).plusSeconds(3));
                if (isWithin(paid.plusSeconds(1).plus(BookingAccount.PATIENCE))) {
                    agreeing++;
                }
            }
            case 1 -> {
                settle(booking, Settlement.of(price, 2_500, price), over);
                var back = soon.plus(upTo(Duration.ofDays(6)));
                refund(booking, price, soon, back);
                close(booking, back.plusSeconds(1));
            }
            case 2 -> {
                var half = Settlement.of(
                        price, 2_500, Money.of(1 + random.nextLong(price.amountMinor()), price.currency()));
                settle(booking, half, over);
                refund(booking, half.refund(), soon, soon.plusSeconds(5));
                schedule(booking, half, soon, due);
                if (half.mentorShare().isPositive()) {
                    send(booking, half.mentorShare(), due.plusSeconds(4));
                }
                close(booking, due.plusSeconds(5));
            }
            case 3 -> {
                // The session was paid out, and refunded later: the mentor owes it.
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                if (kept.mentorShare().isPositive()) {
                    send(booking, kept.mentorShare(), due.plusSeconds(4));
                }
                var later = due.plus(upTo(Duration.ofDays(20))).plusSeconds(5);
                unsettle(over, later);
                settle(booking, Settlement.of(price, 2_500, price), later);
                refund(booking, price, later.plusSeconds(1), later.plusSeconds(2));
                tell(
                        new RecoveryDue(
                                PayoutId.of(booking),
                                booking,
                                MENTOR,
                                MentorAccountId.of(MENTOR, price.currency()),
                                kept.mentorShare(),
                                kept.commission(),
                                kept.mentorShare()),
                        later.plusSeconds(1));
                close(booking, later.plusSeconds(3));
            }
            case 4 -> {
                // Charged back and decided for the mentor, weeks after it was due.
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                var dispute = over.plus(Duration.ofHours(3));
                var taken = "dp_" + booking.value();
                move(
                        MovementKind.CHARGEBACK,
                        new PaymentChargedBack(PaymentId.of(booking), booking, "gw_" + taken, price),
                        taken,
                        price,
                        dispute);
                var name = new DisputeId("dsp_" + booking.value().substring(4));
                tell(new DisputeOpened(booking, name, DisputeSource.GATEWAY, null), dispute.plusSeconds(1));
                tell(new PayoutFrozen(PayoutId.of(booking), booking), dispute.plusSeconds(2));
                var decided = dispute.plus(upTo(Duration.ofDays(25))).plusSeconds(4);
                tell(
                        new DisputeResolved(
                                booking, name, DisputeDecision.RELEASE, new Personal("mbr_admin", "both were there")),
                        decided);
                unsettle(over, decided);
                settle(booking, kept, decided);
                tell(new ChargebackAbsorbed(booking, price), decided);
                tell(
                        new PayoutRevised(
                                PayoutId.of(booking),
                                booking,
                                kept.mentorShare(),
                                kept.commission(),
                                nothing,
                                nothing,
                                decided),
                        decided.plusSeconds(1));
                if (kept.mentorShare().isPositive()) {
                    send(booking, kept.mentorShare(), decided.plusSeconds(3));
                }
                close(booking, decided.plusSeconds(4));
            }
            case 5 -> {
                // Collected until it is enough to be sent, which it never is.
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                tell(
                        new PayoutCollected(
                                MentorAccountId.of(MENTOR, price.currency()),
                                PayoutId.of(booking),
                                booking,
                                MENTOR,
                                kept.mentorShare(),
                                "sandbox",
                                null),
                        due.plusSeconds(2));
            }
            default -> {
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                if (kept.mentorShare().isPositive()) {
                    send(booking, kept.mentorShare(), due.plusSeconds(4));
                }
                close(booking, due.plusSeconds(5));
            }
        }
    }

    /** A booking of the period whose money is not where it belongs, though ledger and gateway agree to the cent. */
    private void plantBooking(BreakKind kind) {
        var booking = nextBooking();
        var cent = Money.of(1, price().currency());
        var price = cent.plus(Money.of(1_000 + random.nextInt(5_000_000), cent.currency()));
        var over = FROM.plus(Duration.ofDays(1)).plus(upTo(Duration.ofDays(25)));
        // Some were paid long before the period, so only their histories tell how much; nothing comes of one within
        // days.
        var paid = over.minus(upTo(Duration.ofDays(kind == BreakKind.BOOKING_HELD ? 4 : 60)));
        var soon = over.plusSeconds(2);
        var due = over.plus(Duration.ofDays(1));
        var kept = Settlement.of(price, 2_500, price.zero());
        var variant = random.nextInt(3);
        capture(booking, kind == BreakKind.BOOKING_PRICE ? price.minus(cent) : price, paid);
        switch (kind) {
            case BOOKING_PRICE -> {
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                send(booking, kept.mentorShare(), due.plusSeconds(4));
                close(booking, due.plusSeconds(5));
            }
            case BOOKING_SHARES -> {
                settle(booking, kept, over);
                if (variant > 0) {
                    // All of the payout a cent below what was settled, the transfer and the gateway's books too.
                    var less = new Settlement(
                            kept.refund(),
                            variant == 1 ? kept.commission() : kept.commission().plus(cent),
                            kept.mentorShare().minus(cent));
                    schedule(booking, less, soon, due);
                    send(booking, less.mentorShare(), due.plusSeconds(4));
                    close(booking, due.plusSeconds(5));
                }
            }
            case BOOKING_COMMISSION -> {
                settle(booking, kept, over);
                schedule(
                        booking,
                        new Settlement(kept.refund(), kept.commission().minus(cent), kept.mentorShare()),
                        soon,
                        due);
                send(booking, kept.mentorShare(), due.plusSeconds(4));
                close(booking, due.plusSeconds(5));
            }
            case BOOKING_REFUND -> {
                settle(booking, Settlement.of(price, 2_500, price), over);
                if (variant == 1) {
                    refund(booking, price.minus(cent), soon, soon.plusSeconds(3));
                    close(booking, soon.plusSeconds(4));
                } else if (variant == 2) {
                    tell(new RefundRequested(PaymentId.of(booking), booking, "rf", price, "sandbox", "ch"), soon);
                    tell(
                            new RefundFailed(PaymentId.of(booking), booking, "rf", price, "lost_card", price),
                            soon.plusSeconds(9));
                }
            }
            case BOOKING_HELD -> {
                close(booking, over);
                agreeing++;
            }
            case BOOKING_PAYOUT -> {
                settle(booking, kept, over);
                schedule(booking, kept, soon, due);
                if (variant == 1) {
                    send(booking, kept.mentorShare().minus(cent), due.plusSeconds(4));
                    close(booking, due.plusSeconds(5));
                }
            }
            default -> throw new IllegalArgumentException(kind + " is none of a booking");
        }
        agreeing--;
        planted.add(new Planted(kind, booking.value()));
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
            case TRANSFER -> new PayoutSent(PayoutId.of(booking), booking, MENTOR, amount, amount.zero(), reference);
            case REVERSAL -> new TransferReversed(PayoutId.of(booking), booking, MENTOR, 1, amount, reference);
            case REFUND_REVERSAL ->
                new RefundReversed(
                        payment, booking, refund(booking), amount, amount.zero(), amount, reference, "lost_card");
            case CHARGEBACK_REVERSAL -> new ChargebackReversed(payment, booking, reference, amount, amount.zero());
            case SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER -> throw new IllegalArgumentException("no booking's");
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
            case CHARGEBACK, CHARGEBACK_REVERSAL, SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER -> null;
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

    /** What one side says otherwise. */
    private static final Set<BreakKind> IN_EITHER =
            EnumSet.of(BreakKind.CURRENCY, BreakKind.AMOUNT, BreakKind.FEE, BreakKind.TIMING);

    /** Plants a difference into a movement that has none so far, or a booking that has one. */
    void plant(BreakKind kind) {
        if (kind.name().startsWith("BOOKING_")) {
            plantBooking(kind);
            return;
        }
        var within = pairs.stream()
                .filter(pair -> isWithin(pair.stored().at()))
                // What is sent to a mentor twice is found twice, see the test of its own.
                .filter(pair ->
                        kind != BreakKind.DUPLICATE_IN_LEDGER || !(pair.stored().event() instanceof PayoutSent))
                .toList();
        var both = within.get(random.nextInt(within.size()));
        pairs.remove(both);
        matching--;
        var stored = both.stored();
        var line = both.line();
        var what = LedgerMovements.movement(stored.event()).bookingId().value();
        if (IN_EITHER.contains(kind) && mayDifferInLedger(kind, stored.event()) && random.nextBoolean()) {
            plantInLedger(kind, stored, line);
            planted.add(new Planted(kind, what));
            return;
        }
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
            case AMOUNT -> replace(line, with(line, moreOrLess(line.amount()), line.feeMinor(), line.bookedAt()));
            case FEE -> replace(line, with(line, line.amount(), moreOrLess(line.feeMinor()), line.bookedAt()));
            case TIMING -> replace(line, at(line, elsewhere(stored.at())));
            default -> throw new IllegalArgumentException(kind + " is none of a movement");
        }
        planted.add(new Planted(kind, what));
    }

    /** What is sent to a mentor otherwise than it was settled is found twice; fees are stated of payments. */
    private static boolean mayDifferInLedger(BreakKind kind, Object event) {
        return kind == BreakKind.FEE ? event instanceof PaymentEvent : !(event instanceof PayoutSent);
    }

    /** More than nothing. */
    private Money moreOrLess(Money amount) {
        var by = 1 + random.nextInt(9);
        var less = amount.amountMinor() > by && random.nextBoolean();
        return amount.plus(Money.of(less ? -by : by, amount.currency()));
    }

    private long moreOrLess(long fee) {
        var by = 1 + random.nextInt(99);
        return random.nextBoolean() ? fee - by : fee + by;
    }

    /** The gateway has it right. */
    private void plantInLedger(BreakKind kind, Stored stored, GatewayLine line) {
        if (kind == BreakKind.FEE) {
            plantFeeInLedger(stored, line);
            return;
        }
        var amount = line.amount();
        var booking = LedgerMovements.movement(stored.event()).bookingId();
        var wrong = switch (kind) {
            case CURRENCY ->
                new Stored(
                        event(line.kind(), booking, Money.of(amount.amountMinor(), "EUR"), line.reference()),
                        stored.at());
            case AMOUNT -> new Stored(event(line.kind(), booking, moreOrLess(amount), line.reference()), stored.at());
            default -> new Stored(stored.event(), elsewhere(line.bookedAt()));
        };
        events.set(events.indexOf(stored), wrong);
    }

    /** Another fee than the gateway keeps, or none where it keeps one. */
    private void plantFeeInLedger(Stored stored, GatewayLine line) {
        var movement = LedgerMovements.movement(stored.event());
        var booking = movement.bookingId();
        var payment = PaymentId.of(booking);
        events.removeIf(it -> it.event() instanceof GatewayFeeStated stated
                && stated.paymentId().equals(payment)
                && stated.movement() == line.kind());
        var other = line.feeMinor() != 0 && random.nextInt(3) == 0 ? 0 : moreOrLess(line.feeMinor());
        if (other != 0) {
            var amount = line.amount();
            events.add(fee(
                    line.kind(), booking, movement.name(), amount, Money.of(other, amount.currency()), stored.at()));
        }
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

    int agreeing() {
        return agreeing;
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
        return new GatewayReport(
                page -> {
                    for (var from = 0; from < shuffled.size(); from += 100) {
                        var lines = shuffled.subList(from, Math.min(shuffled.size(), from + 100));
                        page.accept(() -> lines);
                    }
                },
                Runnable::run);
    }

    /** As each aggregate tells it. */
    BookingAccounts.Histories histories() {
        var streams = new HashMap<String, List<DomainEventMessage<?>>>();
        events.stream().sorted(Comparator.comparing(Stored::at)).forEach(stored -> {
            var id = aggregate(stored.event());
            var stream = streams.computeIfAbsent(id, none -> new ArrayList<>());
            stream.add(new GenericDomainEventMessage<>(
                    "test", id, stream.size(), new GenericMessage<>(stored.event()), stored::at));
        });
        return id -> streams.getOrDefault(id, List.of()).iterator();
    }

    private static String aggregate(Object event) {
        return switch (event) {
            case PaymentEvent payment -> payment.paymentId().value();
            case PayoutEvent payout -> payout.payoutId().value();
            case BookingEvent booking -> booking.bookingId().value();
            case MentorAccountEvent account -> account.mentorAccountId().value();
            case AdjustmentEvent adjustment -> adjustment.adjustmentId().value();
            case BankDeskEvent desk -> desk.bankDeskId().value();
            default -> throw new IllegalArgumentException("whose is " + event);
        };
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
