package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.FinanceEntry;
import org.mentorlink.payment.FinanceEntryPage;
import org.mentorlink.payment.FinanceQuery.ReadFinanceEvents;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Page;

class FinanceEventsTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void tell_what_moved_money_and_where_to_go_on() {
        Stories.held(side, BOOKING, PRICE);

        var all = read(-1, 100);
        assertThat(all.hasNext()).isFalse();
        assertThat(all.events())
                .extracting(FinanceEntry::type)
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PayoutScheduled", "PayoutSent");
        var authorized = all.events().getFirst();
        assertThat(authorized)
                .isEqualTo(new FinanceEntry(
                        3,
                        ReadSide.NOW.plusSeconds(3),
                        authorized.eventId(),
                        "PaymentAuthorized",
                        "pay_1",
                        authorized.sequence(),
                        "mbr_lerato",
                        "MENTEE",
                        "trace-1",
                        "cause-1",
                        "bkg_1",
                        "pay_1",
                        null,
                        null,
                        "ch_1",
                        List.of(
                                new Line(ChartOfAccounts.AUTHORIZED, "ZAR", 35_001, 0),
                                new Line(ChartOfAccounts.MENTEE_AUTHORIZED, "ZAR", 0, 35_001)),
                        null));
        var sent = all.events().getLast();
        assertThat(List.of(sent.payoutId(), sent.mentorId(), sent.gatewayReference()))
                .containsExactly("pyo_1", "mtr_thandi", "po_1");
        assertThat(all.events().stream()
                        .filter(entry -> entry.streamId().equals("pay_1"))
                        .map(FinanceEntry::sequence))
                .as("within the stream, where more happens than what moves money")
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(sequence -> sequence >= 0);

        var first = read(-1, 3);
        assertThat(first.hasNext()).isTrue();
        var rest = read(first.events().getLast().position(), 3);
        assertThat(rest.events()).containsExactly(sent);
        assertThat(rest.hasNext()).isFalse();
        assertThat(read(sent.position(), 3).events()).isEmpty();
    }

    @Test
    void an_event_that_moved_nothing_ends_no_page() {
        var payment = PaymentId.of(BOOKING);
        side.store(payment, new PaymentEvent.PaymentVoided(payment, BOOKING, PRICE.zero()));
        side.store(payment, new PaymentCaptured(payment, BOOKING, PRICE));

        assertThat(read(-1, 1).events()).extracting(FinanceEntry::type).containsExactly("PaymentCaptured");
    }

    @Test
    void are_the_ledger_whatever_happens() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("finance events from seed " + seed);
        var random = new Random(seed);
        for (var number = 0; number < 40; number++) {
            MoneyStory.random(random, new BookingId("bkg_" + number))
                    .forEach(event -> side.store(aggregate(event), event));
        }
        side.catchUp();

        var told = new ArrayList<LedgerEntryView>();
        var after = -1L;
        for (var page = read(after, 7); !page.events().isEmpty(); page = read(after, 7)) {
            page.events()
                    .forEach(event -> told.add(new LedgerEntryView(
                            event.eventId(),
                            event.position(),
                            event.at(),
                            event.type(),
                            event.streamId(),
                            event.bookingId(),
                            event.lines())));
            after = told.getLast().position();
        }
        var entered = new ArrayList<LedgerEntryView>();
        for (var more = true; more; ) {
            var key = entered.isEmpty() ? null : Long.toString(entered.getLast().position());
            var page = side.ask(new ListLedgerEntries(null, new Page(100, key)), LedgerEntryPage.class);
            entered.addAll(page.entries());
            more = page.hasNext();
        }
        assertThat(told).as("seed %d", seed).isNotEmpty().containsExactlyElementsOf(entered);
    }

    @Test
    void an_event_that_moves_money_unlisted_is_noticed() {
        var payment = PaymentId.of(BOOKING);
        var captured = new PaymentCaptured(payment, BOOKING, PRICE);
        var posting = ChartOfAccounts.posting(captured);

        assertThatThrownBy(() -> ChartOfAccounts.allowed(captured, posting, Set.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private FinanceEntryPage read(long after, int most) {
        return side.ask(new ReadFinanceEvents(after, most), FinanceEntryPage.class);
    }

    private static Object aggregate(Object event) {
        return switch (event) {
            case PaymentEvent payment -> payment.paymentId();
            case PayoutEvent payout -> payout.payoutId();
            case BookingEvent booking -> booking.bookingId();
            case CreditAccountEvent credits -> credits.creditAccountId();
            case CreditPurchaseEvent purchase -> purchase.creditPurchaseId();
            default -> throw new AssertionError(event);
        };
    }
}
