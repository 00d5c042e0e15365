package org.mentorlink.query.payment.reconciliation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;

/** A gateway's books, read a page at a time, and a second time for what has to be named in full. */
final class GatewayReport {

    private static final String STEP = "/";
    private static final String BACK = "/back";

    private final Pages pages;
    private final Executor reading;

    /** @param reading reads some pages at a time, while others are looked at */
    GatewayReport(Pages pages, Executor reading) {
        this.pages = pages;
        this.reading = reading;
    }

    /** The lines around a period, always the same pages in the same order; what is added meanwhile comes last or not at all. */
    @FunctionalInterface
    interface Pages {

        /** Tells one after the other; its lines are made once they are asked for, by any thread. */
        void read(Consumer<Supplier<List<GatewayLine>>> page);
    }

    /** Several as one: all pages of the first, then all of the next. */
    static Pages together(List<Pages> reports) {
        return page -> reports.forEach(report -> report.read(page));
    }

    /** A line of more than any gateway moves: with it nothing could be added up. */
    static final class Implausible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reference;

        Implausible(GatewayLine line) {
            super(line.reference() + " is of more than any gateway moves");
            this.reference = line.reference();
        }

        String reference() {
            return reference;
        }
    }

    /** @throws Implausible for what adapters or reports from before there was a limit tell beyond it */
    Movements read(Period period, LongConsumer progress) {
        var movements = new Movements();
        var number = new AtomicInteger();
        read(page -> true, lines -> {
            for (var line : lines) {
                if (period.isAround(line.bookedAt())) {
                    if (!line.isPlausible()) {
                        throw new Implausible(line);
                    }
                    movements.add(
                            line.kind(), name(line), line.amount(), line.feeMinor(), line.bookedAt(), number.get());
                }
            }
            number.incrementAndGet();
            progress.accept(movements.size());
        });
        return movements;
    }

    /** @param wanted by its number, the first being 0 */
    private void read(IntPredicate wanted, Consumer<List<GatewayLine>> looking) {
        var ahead = new Ahead<>(reading, looking);
        var number = new AtomicInteger();
        pages.read(page -> {
            if (wanted.test(number.getAndIncrement())) {
                ahead.ask(page);
            }
        });
        ahead.end();
    }

    /**
     * Refunds through a gateway that gives them no name, such as PayFast, are known to the ledger by our key alone, and its report
     * names them otherwise.
     *
     * @param ours those refunds
     */
    void callAsWeDo(Movements movements, Period period, Set<String> ours) {
        if (ours.isEmpty()) {
            return;
        }
        var row = new int[1];
        read(page -> true, lines -> {
            for (var line : lines) {
                if (period.isAround(line.bookedAt()) && row[0] < movements.size()) {
                    if (isOurs(line, ours)) {
                        movements.rename(row[0], line.kind(), name(line, ours));
                    }
                    row[0]++;
                }
            }
        });
    }

    /** The lines of some rows, by row. */
    Map<Integer, GatewayLine> lines(Movements movements, List<Integer> rows, Set<String> ours) {
        var wanted = new HashSet<Movements.Name>();
        rows.forEach(row -> wanted.add(movements.name(row)));
        var pages = rows.stream().map(movements::source).collect(Collectors.toSet());
        var candidates = new HashMap<Movements.Name, List<GatewayLine>>();
        if (!wanted.isEmpty()) {
            read(
                    page -> pages.contains((long) page),
                    lines -> lines.forEach(line -> {
                        var name = movements.name(line.kind(), name(line, ours));
                        if (wanted.contains(name)) {
                            candidates
                                    .computeIfAbsent(name, none -> new java.util.ArrayList<>())
                                    .add(line);
                        }
                    }));
        }
        var found = new HashMap<Integer, GatewayLine>();
        for (var row : rows) {
            found.put(row, line(movements, row, candidates.getOrDefault(movements.name(row), List.of())));
        }
        return found;
    }

    private static GatewayLine line(Movements movements, int row, List<GatewayLine> candidates) {
        return candidates.stream()
                .filter(line -> line.amount().amountMinor() == movements.amount(row)
                        && line.amount().currency().equals(movements.currency(row))
                        && line.feeMinor() == movements.fee(row)
                        && Movements.micros(line.bookedAt()) == movements.time(row))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the gateway's report has changed while it was read"));
    }

    /** A capture by our key, of which the gateway may have been given the step as well; everything else by its own name. */
    static String name(GatewayLine line) {
        var key = line.merchantReference();
        return line.kind() == MovementKind.CAPTURE && key != null
                ? withoutStep(key)
                : name(line.kind(), line.reference(), line.amount());
    }

    /** What went to the bank and came back from there may have one name at the gateway. */
    static String name(MovementKind kind, String reference, Money amount) {
        return kind.isOfTheAccount() && amount.amountMinor() < 0 ? reference + BACK : reference;
    }

    private static String name(GatewayLine line, Set<String> ours) {
        return isOurs(line, ours) ? withoutStep(Objects.requireNonNull(line.merchantReference())) : name(line);
    }

    private static boolean isOurs(GatewayLine line, Set<String> ours) {
        var key = line.merchantReference();
        return line.kind() == MovementKind.REFUND && key != null && ours.contains(withoutStep(key));
    }

    /** Which booking a line is about, as far as our key tells. */
    static @Nullable String booking(GatewayLine line) {
        var key = line.merchantReference();
        if (key == null || key.indexOf('_') < 0) {
            return null;
        }
        var payment = withoutStep(key);
        if (Ids.is(PaymentId.PREFIX, payment) && new PaymentId(payment).isForPack()) {
            return null;
        }
        var booking = PaymentId.bookingOf(payment);
        return line.kind() != MovementKind.REFUND && Ids.is(BookingId.PREFIX, booking) ? booking : null;
    }

    private static String withoutStep(String key) {
        var step = key.indexOf(STEP);
        return step < 0 ? key : key.substring(0, step);
    }
}
