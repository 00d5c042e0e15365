package org.mentorlink.query.payment.reconciliation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingEvent.ExtraPaymentRequested;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.ReconciliationBreak;

/**
 * Each booking's own account, from the same events that are compared with the gateway's books. What is over and right is
 * forgotten at once, so it holds as many as are under way at a time. One that began before what is read, or with which something
 * seems to be wrong, is looked up in full before it is judged.
 */
final class BookingAccounts {

    /** As many as can be under way at once. */
    static final int MOST = 1 << 20;

    private final Map<String, BookingAccount> accounts = new HashMap<>();
    private final Histories histories;
    private final Unsettled unsettled;
    private final Period period;
    private final long from;
    private final long to;
    private int agreeing;

    BookingAccounts(Period period, Histories histories, Unsettled unsettled) {
        this.histories = histories;
        this.unsettled = unsettled;
        this.period = period;
        this.from = Movements.micros(period.from());
        this.to = Movements.micros(period.to());
    }

    /** All events of one aggregate, the earliest first; none where there is no such aggregate. */
    @FunctionalInterface
    interface Histories {
        Iterator<? extends DomainEventMessage<?>> of(String aggregateId);
    }

    /** Bookings whose session is over and that go on as if it were not. */
    @FunctionalInterface
    interface Unsettled {

        /** @return those whose session ended then, the end not included, at most as many; and when it did */
        Map<String, Instant> endedBetween(Instant from, Instant to, int most);
    }

    /** A difference of a booking. */
    record Found(
            String bookingId,
            BookingAccount.Difference difference,
            @Nullable Long position) {}

    /**
     * The next event of the log.
     *
     * @throws Movements.TooMany when more bookings are under way than there is room for
     */
    void see(Object event, Instant at, long position) {
        if (!BookingAccount.TYPES.contains(event.getClass())) {
            return;
        }
        BookingAccount.bookingsOf(event).forEach(booking -> see(booking, event, at, position));
    }

    private void see(BookingId booking, Object event, Instant at, long position) {
        var account = accounts.computeIfAbsent(booking.value(), none -> new BookingAccount());
        account.see(event, Movements.micros(at), position);
        if (account.isOver()) {
            accounts.remove(booking.value());
            count(account);
        } else if (accounts.size() > MOST) {
            throw new Movements.TooMany();
        }
    }

    /** How many bookings that were settled, or came to nothing, in the period agree with their money; once all are judged. */
    int agreeing() {
        return agreeing;
    }

    /**
     * What differs in the period.
     *
     * @param now nothing is one yet that becomes a difference later
     * @param most so many are looked up in full and told; of more only how many there are is right
     */
    List<Found> found(Instant now, int most) {
        var until = Math.min(to, Movements.micros(now));
        var found = new ArrayList<Found>();
        for (var entry : accounts.entrySet()) {
            var account = entry.getValue();
            var wrong = differences(account, until);
            if (account.hasHistory() && account.concerns(from, to) || !wrong.isEmpty() && found.size() < most) {
                account = history(entry.getKey()).knowing(account);
                wrong = differences(account, until);
            }
            var position = account.settledBy();
            wrong.forEach(one -> found.add(new Found(entry.getKey(), one, position)));
            if (wrong.isEmpty()) {
                count(account);
            }
        }
        unsettled
                .endedBetween(at(from).minus(Period.APART), at(until).minus(Period.APART), most)
                .forEach((booking, endedAt) -> history(booking)
                        .unsettled(Movements.micros(endedAt))
                        .ifPresent(one -> found.add(new Found(booking, one, null))));
        found.sort(Comparator.<Found>comparingLong(one -> one.difference().since())
                .thenComparing(Found::bookingId)
                .thenComparing(one -> one.difference().kind()));
        return found;
    }

    private List<BookingAccount.Difference> differences(BookingAccount account, long until) {
        return account.differences().stream()
                .filter(one -> BookingAccount.isBetween(one.since(), from, until))
                .toList();
    }

    private void count(BookingAccount account) {
        if (account.isOf(from, to)) {
            agreeing++;
        }
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private BookingAccount history(String booking) {
        var account = new BookingAccount();
        var id = new BookingId(booking);
        var payments = new ArrayList<String>(List.of(PaymentId.of(id).value()));
        for (var events = histories.of(booking); events.hasNext(); ) {
            var event = events.next();
            if (event.getPayloadType() == ExtraPaymentRequested.class) {
                payments.add(
                        ((ExtraPaymentRequested) event.getPayload()).paymentId().value());
            }
            see(account, event);
        }
        payments.add(PayoutId.of(id).value());
        for (var aggregate : payments) {
            for (var events = histories.of(aggregate); events.hasNext(); ) {
                see(account, events.next());
            }
        }
        return account;
    }

    private void see(BookingAccount account, DomainEventMessage<?> event) {
        if (BookingAccount.TYPES.contains(event.getPayloadType())
                && event.getTimestamp().isBefore(period.latest())) {
            account.see(event.getPayload(), Movements.micros(event.getTimestamp()), 0);
        }
    }

    /** As it is kept. */
    static ReconciliationBreak told(Found found, int number) {
        var difference = found.difference();
        return new ReconciliationBreak(
                number,
                difference.kind(),
                difference.movement(),
                difference.stake(),
                found.bookingId(),
                null,
                difference.ledger(),
                null,
                0,
                null,
                at(difference.since()),
                null,
                found.position(),
                difference.kind() == BreakKind.BOOKING_HELD ? null : difference.booking());
    }
}
