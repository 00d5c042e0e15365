package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.Settlement;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BankDeskEvent.BankTransferFailed;
import org.mentorlink.payment.BankDeskEvent.BankTransferOrdered;
import org.mentorlink.payment.BankDeskEvent.BankTransferWithdrawn;
import org.mentorlink.payment.BankDeskId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MentorAccountEvent.PayoutBatchRequested;
import org.mentorlink.payment.MentorAccountEvent.PayoutCollected;
import org.mentorlink.payment.MentorAccountEvent.PayoutWithdrawn;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundRequested;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutBatchId;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutShare;
import org.mentorlink.payment.Posting;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.payment.FinanceEvents;
import org.mentorlink.query.payment.reconciliation.BookingAccounts.Unsettled;
import org.mentorlink.query.payment.reconciliation.Books.Planted;
import org.mentorlink.query.shared.Works;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.WorkQuery.FindWorkProgress;
import org.mentorlink.shared.WorkQuery.StopWork;
import org.mentorlink.shared.WorkQuery.WorkStage;

/** Whatever difference is planted on either side is found and named; and where none is, none is found. */
class ReconcilerTest {

    private final long seed = Long.getLong("stories.seed", 2026);
    private final Random random = new Random(seed);

    @Test
    void books_that_agree_have_no_breaks() {
        System.out.println("books that agree: -Dstories.seed=" + seed);
        for (var story = 0; story < 200; story++) {
            var books = new Books(random, random.nextInt(120));
            var outcome = reconciled(books);
            assertThat(outcome.breaks()).as(named(story)).isEmpty();
            assertThat(outcome.found()).isZero();
            assertThat(outcome.more()).isEmpty();
            assertThat(outcome.matched()).as(named(story)).isEqualTo(books.matching());
            assertThat(outcome.bookings()).as(named(story)).isEqualTo(books.agreeing());
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_of_break_is_found_and_named(BreakKind kind) {
        System.out.println(kind + ": -Dstories.seed=" + seed);
        for (var story = 0; story < 60; story++) {
            var books = new Books(random, 80);
            books.plant(kind);
            assertFound(books, story);
        }
    }

    @Test
    void many_breaks_are_told_apart() {
        System.out.println("many breaks from seed " + seed);
        for (var story = 0; story < 150; story++) {
            var books = new Books(random, 150);
            for (var more = random.nextInt(30); more >= 0; more--) {
                books.plant(BreakKind.values()[random.nextInt(BreakKind.values().length)]);
            }
            assertFound(books, story);
        }
    }

    private void assertFound(Books books, int story) {
        var outcome = reconciled(books);
        var found = outcome.breaks().stream()
                .map(one -> new Planted(one.kind(), what(one)))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(found).as(named(story)).isEqualTo(books.planted());
        assertThat(outcome.breaks())
                .as(named(story))
                .hasSize(books.planted().size())
                .allSatisfy(one -> assertThat(one.stake().isPositive()).isTrue())
                .allSatisfy(one -> assertThat(Explanation.of(one))
                        .contains(one.movement().name().toLowerCase(java.util.Locale.ROOT)));
        assertThat(outcome.breaks())
                .extracting(ReconciliationBreak::number)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(outcome.found()).isEqualTo(books.planted().size());
        assertThat(outcome.matched()).as(named(story)).isEqualTo(books.matching());
        assertThat(outcome.bookings()).as(named(story)).isEqualTo(books.agreeing());
    }

    private static String what(ReconciliationBreak one) {
        return switch (one.kind()) {
            case MISSING_IN_LEDGER, DUPLICATE_AT_GATEWAY -> one.gatewayReference();
            default -> one.bookingId();
        };
    }

    private String named(int story) {
        return "seed " + seed + ", story " + story;
    }

    /** As through PayFast, whose statement says our key as the reason of a refund. */
    @Test
    void refunds_without_a_name_of_their_own_are_known_by_our_key() {
        var books = new Books(random, 0);
        var at = Books.FROM.plusSeconds(1);
        var booking = new BookingId("bkg_1");
        var amount = Money.of(5, "ZAR");
        books.tell(new PaymentRefunded(PaymentId.of(booking), booking, "pay_1-r1", amount, amount, "pay_1-r1"), at);
        books.tell(new GatewayLine(MovementKind.REFUND, "19283", "pay_1-r1", amount, 0, at));
        assertThat(reconciled(books).matched()).isEqualTo(1);
        assertThat(reconciled(books).breaks()).isEmpty();

        // Done twice over there.
        books.tell(new GatewayLine(MovementKind.REFUND, "19284", "pay_1-r1/refund", amount, 0, at.plusSeconds(1)));
        assertThat(reconciled(books).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.DUPLICATE_AT_GATEWAY))
                .satisfies(it -> assertThat(it.gatewayReference()).isEqualTo("19284"));
    }

    /** As where settling the earnings is parked: ledger and gateway agree, and the mentor is not paid. */
    @Test
    void a_session_that_is_over_and_earned_nobody_anything_is_found() {
        var books = paid(BOOKING);
        books.settle(BOOKING, KEPT, SETTLED);

        assertThat(reconciled(books).matched()).isEqualTo(1);
        assertThat(reconciled(books).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.BOOKING_SHARES))
                .satisfies(it -> assertThat(it.bookingId()).isEqualTo("bkg_1"))
                .satisfies(it -> assertThat(it.stake()).isEqualTo(PRICE))
                .satisfies(it -> assertThat(it.booking()).isEqualTo(KEPT.mentorShare()))
                .satisfies(it -> assertThat(it.ledger()).isNull())
                .satisfies(it -> assertThat(it.ledgerPosition()).isEqualTo(2))
                .satisfies(it -> assertThat(Explanation.of(it)).contains("no payout was scheduled"));
        // Retries may take a moment, and then it is a break of the period in which that is over.
        assertThat(reconciled(books, SETTLED.plus(BookingAccount.PATIENCE)).breaks())
                .isEmpty();
        assertThat(reconciled(books, SETTLED.plus(BookingAccount.PATIENCE).plusMillis(1))
                        .breaks())
                .hasSize(1);
    }

    /** What was scheduled, sent and transferred agrees to the cent, and is a cent less than what was settled. */
    @Test
    void a_payout_of_a_cent_less_than_was_earned_is_found() {
        var cent = Money.of(1, "ZAR");
        var books = paid(BOOKING);
        var less = new Settlement(
                KEPT.refund(), KEPT.commission(), KEPT.mentorShare().minus(cent));
        books.settle(BOOKING, KEPT, SETTLED);
        books.schedule(BOOKING, less, SETTLED.plusSeconds(1), SETTLED.plus(Period.APART));
        books.send(BOOKING, less.mentorShare(), SETTLED.plus(Period.APART).plusSeconds(1));

        assertThat(reconciled(books).matched()).isEqualTo(2);
        assertThat(reconciled(books).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.BOOKING_SHARES))
                .satisfies(it -> assertThat(it.bookingId()).isEqualTo("bkg_1"))
                .satisfies(it -> assertThat(it.stake()).isEqualTo(cent))
                .satisfies(it -> assertThat(it.booking()).isEqualTo(KEPT.mentorShare()))
                .satisfies(it -> assertThat(it.ledger()).isEqualTo(less.mentorShare()));
    }

    @Test
    void a_payout_that_is_sent_twice_is_found_with_its_movement_and_with_its_booking() {
        var books = paid(BOOKING);
        var due = SETTLED.plus(Period.APART);
        books.settle(BOOKING, KEPT, SETTLED);
        books.schedule(BOOKING, KEPT, SETTLED.plusSeconds(1), due);
        books.send(BOOKING, KEPT.mentorShare(), due.plusSeconds(1));
        books.tell(
                new PayoutSent(
                        PayoutId.of(BOOKING),
                        BOOKING,
                        new MentorId("mtr_1"),
                        KEPT.mentorShare(),
                        PRICE.zero(),
                        "gw_" + PayoutId.of(BOOKING).value()
                                + due.plusSeconds(1).toEpochMilli()),
                due.plusSeconds(60));

        assertThat(reconciled(books).breaks())
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.DUPLICATE_IN_LEDGER, BreakKind.BOOKING_PAYOUT);
    }

    /** It is the whole history that is judged, and of what follows within a week nothing is missing yet. */
    @Test
    void what_is_on_its_way_is_no_break() {
        var books = new Books(random, 0);
        books.capture(BOOKING, PRICE, Books.FROM.minus(Duration.ofDays(90)));
        var back = Settlement.of(PRICE, 2_500, PRICE);
        books.settle(BOOKING, back, SETTLED);
        books.tell(new RefundRequested(PaymentId.of(BOOKING), BOOKING, "rf", PRICE, "ozow", "oz"), SETTLED);

        assertThat(reconciled(books, SETTLED.plus(Duration.ofDays(6))).breaks()).isEmpty();
        assertThat(reconciled(books, SETTLED.plus(Duration.ofDays(8))).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.BOOKING_REFUND))
                .satisfies(it -> assertThat(it.booking()).isEqualTo(PRICE))
                .satisfies(it -> assertThat(it.ledger()).isEqualTo(PRICE.zero()));
    }

    /** What finance have the bank pay waits for days, and is in no books of a gateway; what is withdrawn or failed is not on its way. */
    @Test
    void what_waits_for_the_bank_is_no_break_and_neither_is_what_it_has_paid() {
        var due = SETTLED.plus(Period.APART);
        var later = due.plus(Duration.ofDays(3));
        var key = PayoutId.of(BOOKING).value() + "/transfer/1";
        var desk = BankDeskId.of("ZAR");
        var transfer = BankTransferId.of(key);
        var mentor = new MentorId("mtr_1");
        var ordered = new BankTransferOrdered(desk, transfer, key, mentor, KEPT.mentorShare());

        assertThat(reconciled(settled(due), later).breaks())
                .as("nobody pays it")
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        var waiting = settled(due);
        waiting.tell(ordered, due.plusSeconds(1));
        assertThat(reconciled(waiting, later).breaks()).isEmpty();
        assertThat(reconciled(waiting, due.plus(Period.AROUND)).breaks())
                .as("a week is not over")
                .isEmpty();
        assertThat(reconciled(waiting, due.plus(Period.AROUND).plusSeconds(2)).breaks())
                .as("it was forgotten")
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);
        waiting.tell(new BankTransferWithdrawn(desk, transfer, key), due.plusSeconds(2));
        assertThat(reconciled(waiting, later).breaks())
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        var refused = settled(due);
        refused.tell(ordered, due.plusSeconds(1));
        refused.tell(
                new BankTransferFailed(
                        desk, transfer, key, mentor, KEPT.mentorShare(), "closed", new MemberId("mbr_staff")),
                due.plusSeconds(2));
        assertThat(reconciled(refused, later).breaks())
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        var paid = settled(due);
        paid.tell(ordered, due.plusSeconds(1));
        paid.tell(
                new PayoutSent(
                        PayoutId.of(BOOKING),
                        BOOKING,
                        mentor,
                        KEPT.mentorShare(),
                        PRICE.zero(),
                        "FNB-1",
                        null,
                        BankTransferId.GATEWAY),
                due.plus(Duration.ofDays(2)));
        assertThat(reconciled(paid, later).breaks()).isEmpty();
    }

    /** What is collected may wait for others; what the bank is asked for may not for longer than what is paid by itself. */
    @Test
    void a_batch_that_the_bank_has_and_nobody_tells_of_is_a_break_after_a_week() {
        var due = SETTLED.plus(Period.APART);
        var late = due.plus(Period.AROUND).plusSeconds(3);
        var account = MentorAccountId.of(new MentorId("mtr_1"), "ZAR");
        var payout = PayoutId.of(BOOKING);

        var forgotten = collected(due, account, payout);
        assertThat(reconciled(forgotten, late).breaks()).as("it is collected").isEmpty();
        forgotten.tell(batch(account, payout, "bank", PRICE.zero()), due.plusSeconds(2));
        assertThat(reconciled(forgotten, late.minusSeconds(2)).breaks())
                .as("a week is not over")
                .isEmpty();
        assertThat(reconciled(forgotten, late).breaks())
                .as("it was forgotten")
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        var others = collected(due, account, payout);
        others.tell(batch(account, payout, "stripe", PRICE.zero()), due.plusSeconds(2));
        var nextDay = due.plusSeconds(2).plus(Period.APART);
        assertThat(reconciled(others, nextDay).breaks()).as("a day is not over").isEmpty();
        assertThat(reconciled(others, nextDay.plusSeconds(1)).breaks())
                .as("a gateway does not take days")
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        var settling = collected(due, account, payout);
        settling.tell(batch(account, payout, "bank", KEPT.mentorShare()), due.plusSeconds(2));
        assertThat(reconciled(settling, late).breaks())
                .as("the bank is asked for nothing of it")
                .isEmpty();

        var withdrawn = collected(due, account, payout);
        withdrawn.tell(batch(account, payout, "bank", PRICE.zero()), due.plusSeconds(2));
        withdrawn.tell(new PayoutWithdrawn(account, payout, BOOKING), due.plusSeconds(3));
        assertThat(reconciled(withdrawn, due.plus(Period.APART).plusSeconds(4)).breaks())
                .as("nobody pays it")
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);
    }

    /** No run sends it by itself: staff do. */
    @Test
    void what_failed_in_a_batch_and_waits_for_staff_is_a_break_after_a_day() {
        var due = SETTLED.plus(Period.APART);
        var account = MentorAccountId.of(new MentorId("mtr_1"), "ZAR");
        var payout = PayoutId.of(BOOKING);
        var failed = collected(due, account, payout);
        failed.tell(batch(account, payout, "bank", PRICE.zero()), due.plusSeconds(2));
        failed.tell(collected(account, payout, null), due.plusSeconds(3));
        var nextDay = due.plusSeconds(3).plus(Period.APART);

        assertThat(reconciled(failed, nextDay).breaks()).isEmpty();
        assertThat(reconciled(failed, nextDay.plusSeconds(1)).breaks())
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.BOOKING_PAYOUT);

        // Stopped because of another payout, it goes with the next run.
        failed.tell(collected(account, payout, due.plus(Period.AROUND)), due.plusSeconds(4));
        assertThat(reconciled(failed).breaks()).isEmpty();
    }

    /** Its end was never heard of: nothing of its own tells that something is missing. */
    @Test
    void a_session_that_is_over_and_was_never_settled_is_a_break_after_a_day() {
        var books = paid(BOOKING);
        var unpaid = new BookingId("bkg_2");
        var over = Map.of(BOOKING.value(), SETTLED, unpaid.value(), SETTLED);
        var nextDay = SETTLED.plus(Period.APART);

        assertThat(reconciled(books).breaks()).as("it is to take place").isEmpty();
        assertThat(reconciled(books, over, nextDay).breaks()).isEmpty();
        assertThat(reconciled(books, over, nextDay.plusSeconds(1)).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.BOOKING_HELD))
                .satisfies(it -> assertThat(it.bookingId()).isEqualTo(BOOKING.value()))
                .satisfies(it -> assertThat(it.stake()).isEqualTo(PRICE))
                .satisfies(it -> assertThat(it.ledgerAt()).isEqualTo(nextDay));

        // The read model may be a little behind.
        books.settle(BOOKING, KEPT, nextDay);
        assertThat(reconciled(books, over, nextDay.plusSeconds(1)).breaks()).isEmpty();
    }

    private Books collected(Instant due, MentorAccountId account, PayoutId payout) {
        var books = settled(due);
        books.tell(collected(account, payout), due.plusSeconds(1));
        return books;
    }

    private static PayoutCollected collected(MentorAccountId account, PayoutId payout) {
        return collected(account, payout, null);
    }

    private static PayoutCollected collected(MentorAccountId account, PayoutId payout, @Nullable Instant runAt) {
        return new PayoutCollected(
                account, payout, BOOKING, account.mentorId(), KEPT.mentorShare(), BankTransferId.GATEWAY, runAt);
    }

    private static PayoutBatchRequested batch(
            MentorAccountId account, PayoutId payout, String gateway, Money recovered) {
        var share = new PayoutShare(payout, BOOKING, KEPT.mentorShare(), recovered);
        return new PayoutBatchRequested(
                account,
                PayoutBatchId.of(account, 1),
                account.mentorId(),
                gateway,
                share.net(),
                recovered,
                List.of(share),
                PRICE.zero());
    }

    private Books settled(Instant due) {
        var books = paid(BOOKING);
        books.settle(BOOKING, KEPT, SETTLED);
        books.schedule(BOOKING, KEPT, SETTLED.plusSeconds(1), due);
        return books;
    }

    private static final BookingId BOOKING = new BookingId("bkg_1");
    private static final Money PRICE = Money.of(45_001, "ZAR");
    private static final Settlement KEPT = Settlement.of(PRICE, 2_500, PRICE.zero());
    private static final Instant SETTLED = Books.FROM.plus(Duration.ofDays(3));

    private Books paid(BookingId booking) {
        var books = new Books(random, 0);
        books.capture(booking, PRICE, SETTLED.minus(Duration.ofDays(1)));
        return books;
    }

    /** Fees that only a statement tells, a refund made over there, and money paid to the bank: posted, and level. */
    @Test
    void what_staff_post_because_of_a_break_ends_it_in_the_next_comparison() {
        var books = new Books(random, 0);
        var payment = PaymentId.of(BOOKING);
        var paid = Books.FROM.plus(Duration.ofDays(2));
        var fee = Money.of(130, "ZAR");
        var back = Money.of(5_000, "ZAR");
        var settled = Money.of(40_000, "ZAR");
        books.tell(new PaymentCaptured(payment, BOOKING, PRICE), paid);
        books.tell(
                new GatewayFeeStated(payment, BOOKING, MovementKind.CAPTURE, "oz", PRICE, fee, PRICE.minus(fee)), paid);
        books.tell(new GatewayLine(MovementKind.CAPTURE, "oz", payment.value(), PRICE, 400, paid));
        books.tell(new GatewayLine(MovementKind.REFUND, "oz_r", null, back, 0, paid.plusSeconds(60)));
        books.tell(new GatewayLine(MovementKind.SETTLEMENT, "oz_s", null, settled, 0, paid.plusSeconds(90)));

        var first = reconciled(books).breaks();
        assertThat(first)
                .extracting(ReconciliationBreak::kind)
                .containsExactly(BreakKind.FEE, BreakKind.MISSING_IN_LEDGER, BreakKind.MISSING_IN_LEDGER);

        // Next month, when the statement has come.
        var later = Books.TO.plus(Duration.ofDays(3));
        books.tell(posted(first.get(0), AdjustmentKind.GATEWAY_FEE, Money.of(270, "ZAR")), later);
        books.tell(posted(first.get(1), AdjustmentKind.REFUND_AT_GATEWAY, back), later);
        assertThat(reconciled(books).breaks())
                .singleElement()
                .satisfies(it -> assertThat(it.gatewayReference()).isEqualTo("oz_s"));
        books.tell(posted(first.get(2), AdjustmentKind.SETTLEMENT_TO_BANK, settled), later.plus(Duration.ofDays(9)));
        assertThat(reconciled(books).breaks()).isEmpty();
        assertThat(reconciled(books).matched()).isEqualTo(3);
    }

    /** Where the gateway pays to the bank and takes as much from it, both are in question, told one by one or not. */
    @Test
    void what_went_and_what_came_back_do_not_hide_each_other() {
        var books = new Books(random, 0);
        var at = Books.FROM.plusSeconds(9);
        var paid = Money.of(40_000, "ZAR");
        books.tell(new GatewayLine(MovementKind.SETTLEMENT, "po_1", null, paid, 0, at));
        books.tell(new GatewayLine(
                MovementKind.SETTLEMENT, "po_2", null, paid.zero().minus(paid), 0, at));

        var found = reconciled(books).breaks();
        assertThat(found)
                .extracting(ReconciliationBreak::kind, ReconciliationBreak::stake)
                .containsOnly(tuple(BreakKind.MISSING_IN_LEDGER, paid))
                .hasSize(2);
        assertThat(found)
                .extracting(ReconciliationBreak::gateway)
                .containsExactlyInAnyOrder(paid, paid.zero().minus(paid));

        for (var more = 0; more < 1_010; more++) {
            var amount = more % 2 == 0 ? paid : paid.zero().minus(paid);
            books.tell(new GatewayLine(MovementKind.SETTLEMENT, "po_more" + more, null, amount, 0, at));
        }
        assertThat(reconciled(books).more())
                .containsExactly(new MoreBreaks(BreakKind.MISSING_IN_LEDGER, 12, Money.of(12 * 40_000, "ZAR")));
    }

    /** Each of them: as a fee and as a movement of its own. */
    @Test
    void what_is_posted_back_is_a_break_once_more_until_it_is_posted_again() {
        var books = new Books(random, 0);
        var payment = PaymentId.of(BOOKING);
        var paid = Books.FROM.plus(Duration.ofDays(2));
        var settled = Money.of(40_000, "ZAR");
        books.tell(new PaymentCaptured(payment, BOOKING, PRICE), paid);
        books.tell(new GatewayLine(MovementKind.CAPTURE, "oz", payment.value(), PRICE, 400, paid));
        books.tell(new GatewayLine(MovementKind.SETTLEMENT, "oz_s", null, settled, 0, paid.plusSeconds(90)));
        var first = reconciled(books).breaks();
        var postings = List.of(
                posted(first.get(0), AdjustmentKind.GATEWAY_FEE, Money.of(400, "ZAR")),
                posted(first.get(1), AdjustmentKind.SETTLEMENT_TO_BANK, settled));
        // Some within what is read, some after it.
        for (var later : List.of(paid.plus(Duration.ofDays(1)), Books.TO.plus(Duration.ofDays(3)))) {
            postings.forEach(posting -> books.tell(posting, later));
            assertThat(reconciled(books).breaks()).isEmpty();
            postings.forEach(posting -> books.tell(reversed(posting), later.plusSeconds(60)));
            assertThat(reconciled(books).breaks())
                    .extracting(ReconciliationBreak::kind)
                    .containsExactly(BreakKind.FEE, BreakKind.MISSING_IN_LEDGER);
        }
    }

    /** A gateway that settles weeks later, a step that was parked: the fee is no break, and what was posted of it meanwhile is one. */
    @Test
    void a_fee_that_is_stated_late_is_of_its_movement() {
        var books = new Books(random, 300);
        var matched = books.matching();
        var payment = PaymentId.of(BOOKING);
        var paid = Books.FROM.plus(Duration.ofDays(20));
        var fee = Money.of(1_045, "ZAR");
        books.tell(new PaymentCaptured(payment, BOOKING, PRICE), paid);
        books.tell(new GatewayLine(MovementKind.CAPTURE, "oz", payment.value(), PRICE, 1_045, paid));
        var missing = reconciled(books).breaks();
        assertThat(missing)
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(BreakKind.FEE));

        var late = Books.TO.plus(Duration.ofDays(20));
        books.tell(
                new GatewayFeeStated(payment, BOOKING, MovementKind.CAPTURE, "oz", PRICE, fee, PRICE.minus(fee)), late);
        assertThat(reconciled(books).breaks()).isEmpty();
        assertThat(reconciled(books).matched()).isEqualTo(matched + 1);

        var posting = posted(missing.getFirst(), AdjustmentKind.GATEWAY_FEE, fee);
        books.tell(posting, Books.TO.plus(Duration.ofDays(5)));
        assertThat(reconciled(books).breaks()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(BreakKind.FEE);
            assertThat(it.feeMinor()).isEqualTo(1_045);
            assertThat(it.ledgerFeeMinor()).isEqualTo(2_090);
        });
        books.tell(reversed(posting), late.plusSeconds(60));
        assertThat(reconciled(books).breaks()).isEmpty();
    }

    /** K9, K10: the comparison reads what the ledger books on the gateway's account, of each kind, and nothing else. */
    @Test
    void what_is_compared_is_what_the_ledger_books_on_the_gateways_account() {
        System.out.println("cash from seed " + seed);
        var books = new Books(random, 2_000);
        var back = Money.of(5_000, "ZAR");
        books.tell(new GatewayLine(MovementKind.REFUND, "oz_r", null, back, 0, Books.FROM.plusSeconds(9)));
        for (var kind : OF_THE_ACCOUNT) {
            books.tell(new GatewayLine(kind, "oz_s", null, back, 0, Books.FROM.plusSeconds(9)));
        }
        reconciled(books).breaks().forEach(found -> books.tell(posted(found), Books.TO));
        var compared = EnumSet.noneOf(MovementKind.class);
        for (var message : books.log().read(FinanceEvents.TYPES, -1, Integer.MAX_VALUE)) {
            var event = message.getPayload();
            var movement = LedgerMovements.movement(event);
            if (event instanceof GatewayFeeStated stated) {
                assertThat(cash(message))
                        .as("%s", event)
                        .isEqualTo(-stated.fee().amountMinor());
            } else {
                assertThat(cash(message)).as("%s", event).isEqualTo(movement == null ? 0 : signed(movement));
            }
            if (movement != null) {
                compared.add(movement.kind());
            }
        }
        assertThat(compared).containsExactlyInAnyOrder(MovementKind.values());
    }

    private static long signed(LedgerMovements.Movement movement) {
        var amount = movement.amount().amountMinor();
        return switch (movement.kind()) {
            case CAPTURE, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL -> amount;
            case REFUND, CHARGEBACK, TRANSFER, SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER -> -amount;
        };
    }

    private static long cash(TrackedEventMessage<?> message) {
        var entry = FinanceEvents.of(new GenericTrackedDomainEventMessage<>(
                message.trackingToken(), new GenericDomainEventMessage<>("test", "id", 0, message.getPayload())));
        return entry == null
                ? 0
                : entry.lines().stream()
                        .filter(line -> line.account().equals("assets:gateway:cash"))
                        .mapToLong(line -> line.debitMinor() - line.creditMinor())
                        .sum();
    }

    private static final List<MovementKind> OF_THE_ACCOUNT = Arrays.stream(MovementKind.values())
            .filter(MovementKind::isOfTheAccount)
            .toList();

    /** What the gateway took and what it gave back, under one name: found, posted, and then the ledger has what the gateway has. */
    @Test
    void what_the_gateway_does_by_itself_is_found_and_posted() {
        assertThat(OF_THE_ACCOUNT)
                .containsExactly(
                        MovementKind.SETTLEMENT, MovementKind.ACCOUNT_FEE, MovementKind.RESERVE, MovementKind.OTHER);
        var books = new Books(random, 300);
        var matched = books.matching();
        var balance = new AtomicLong();
        for (var kind : OF_THE_ACCOUNT) {
            for (var left : List.of(1_000L + kind.ordinal(), -200L)) {
                var at = Books.FROM.plusSeconds(9);
                books.tell(new GatewayLine(kind, "po_1", null, Money.of(left, "ZAR"), 0, at));
                balance.addAndGet(-left);
            }
        }

        var found = reconciled(books).breaks();
        assertThat(found)
                .hasSize(8)
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(BreakKind.MISSING_IN_LEDGER))
                .allSatisfy(each -> assertThat(each.gatewayReference()).isEqualTo("po_1"))
                .allSatisfy(each -> assertThat(each.stake().isPositive()).isTrue());
        assertThat(found).extracting(AdjustmentId::of).doesNotHaveDuplicates();
        assertThat(found)
                .allSatisfy(each -> assertThat(Explanation.of(each))
                        .contains(
                                each.gateway().isPositive()
                                        ? "left the gateway's account"
                                        : "came to the gateway's account"));

        var before = cash(books);
        found.forEach(each -> books.tell(posted(each), Books.TO.plus(Duration.ofDays(3))));
        assertThat(cash(books)).isEqualTo(before + balance.get());
        assertThat(reconciled(books).breaks()).isEmpty();
        assertThat(reconciled(books).matched()).isEqualTo(matched + 8);
    }

    /** As PayFast does of each payment to the bank. */
    @Test
    void what_a_payment_to_the_bank_cost_is_posted_after_it() {
        var books = new Books(random, 0);
        books.tell(new GatewayLine(
                MovementKind.SETTLEMENT, "po_1", null, Money.of(-1_000, "ZAR"), 870, Books.FROM.plusSeconds(9)));
        for (var kind : List.of(BreakKind.MISSING_IN_LEDGER, BreakKind.FEE)) {
            var found = reconciled(books).breaks();
            assertThat(found).extracting(ReconciliationBreak::kind).containsExactly(kind);
            books.tell(posted(found.getFirst()), Books.TO);
        }
        assertThat(reconciled(books).breaks()).isEmpty();
        assertThat(cash(books)).isEqualTo(1_000 - 870);
    }

    /** As staff do from the break. */
    private static AdjustmentPosted posted(ReconciliationBreak found) {
        var posting = Posting.of(found).orElseThrow();
        return posted(found, posting.kind(), posting.amount());
    }

    private static long cash(Books books) {
        return books.log().read(FinanceEvents.TYPES, -1, Integer.MAX_VALUE).stream()
                .mapToLong(ReconcilerTest::cash)
                .sum();
    }

    private static AdjustmentReversed reversed(AdjustmentPosted posted) {
        return new AdjustmentReversed(
                posted.adjustmentId(),
                posted.reconciliationId(),
                posted.number(),
                posted.kind(),
                posted.movement(),
                posted.amount(),
                posted.bookingId(),
                posted.gatewayReference(),
                posted.bookedAt(),
                posted.memberId(),
                posted.reason());
    }

    private static AdjustmentPosted posted(ReconciliationBreak found, AdjustmentKind kind, Money amount) {
        var finn = new MemberId("mbr_finn");
        return new AdjustmentPosted(
                AdjustmentId.of(found),
                new ReconciliationId("rec_1"),
                found.number(),
                kind,
                found.movement(),
                amount,
                null,
                found.gatewayReference(),
                found.gatewayAt(),
                kind == AdjustmentKind.GATEWAY_FEE ? found.ledgerPosition() : null,
                finn,
                Personal.of(finn, "the statement"));
    }

    @Test
    void more_breaks_than_can_be_told_are_counted() {
        var books = new Books(random, 6_000);
        for (var more = 0; more < 1_100; more++) {
            books.plant(BreakKind.FEE);
        }

        var outcome = reconciled(books);

        assertThat(outcome.breaks()).hasSize(1_000);
        assertThat(outcome.found()).isEqualTo(1_100);
        assertThat(outcome.more())
                .allSatisfy(more -> assertThat(more.kind()).isEqualTo(BreakKind.FEE))
                .allSatisfy(more -> assertThat(more.stake().isPositive()).isTrue());
        assertThat(outcome.more().stream().mapToInt(MoreBreaks::count).sum()).isEqualTo(100);
    }

    @Test
    void a_report_that_names_everything_alike_ends_all_the_same() {
        var ledger = new Movements();
        var gateway = new Movements();
        for (var row = 0; row < 20_000; row++) {
            ledger.add(MovementKind.CAPTURE, "pay_" + row, Money.of(1, "ZAR"), 0, Books.FROM, row);
            gateway.add(MovementKind.CAPTURE, "pay_0", Money.of(1, "ZAR"), 0, Books.FROM, row);
        }

        var comparison = Comparison.of(ledger, gateway, Books.MARCH, 5);

        assertThat(comparison.matched()).isEqualTo(1);
        assertThat(comparison.found()).isEqualTo(2 * 19_999);
    }

    /** Nobody waits for it, and it does not hold up the next one. */
    @Test
    void one_that_is_stopped_ends_without_an_outcome() {
        var books = new Books(random, 60);
        var reconciler = reconciler(books, Map.of(), Books.TO);
        try (var side = new ReadSide()) {
            var works = side.bean(Works.class);
            works.handle(new StopWork("wrk_stopped"));

            try (var work = works.begin("wrk_stopped")) {
                assertThatThrownBy(() -> reconciler.reconcile(Books.MARCH, books.report(), work))
                        .isInstanceOf(CancellationException.class);
            }
            assertThat(reconciler.progress().running()).isFalse();
            try (var work = works.begin("wrk_next")) {
                assertThat(reconciler
                                .reconcile(Books.MARCH, books.report(), work)
                                .matched())
                        .isPositive();
                assertThat(works.handle(new FindWorkProgress("wrk_next")))
                        .satisfies(progress -> assertThat(progress.stage()).isEqualTo(WorkStage.LEDGER))
                        .satisfies(progress ->
                                assertThat(progress.done()).isPositive().isEqualTo(progress.total()));
            }
            assertThat(works.handle(new FindWorkProgress("wrk_next"))).isNull();
        }
    }

    private static Reconciled reconciled(Books books) {
        return reconciled(books, Books.TO.plus(Duration.ofDays(30)));
    }

    private static Reconciled reconciled(Books books, Instant now) {
        return reconciled(books, Map.of(), now);
    }

    private static Reconciled reconciled(Books books, Map<String, Instant> over, Instant now) {
        return reconciler(books, over, now).reconcile(Books.MARCH, books.report(), Works.unwatched());
    }

    /** @param over when the sessions of bookings ended that are not settled */
    private static Reconciler reconciler(Books books, Map<String, Instant> over, Instant now) {
        Unsettled unsettled = (from, to, most) -> over.entrySet().stream()
                .filter(each ->
                        !each.getValue().isBefore(from) && each.getValue().isBefore(to))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Reconciler(
                books.log(), Runnable::run, books.histories(), unsettled, Clock.fixed(now, ZoneOffset.UTC));
    }
}
