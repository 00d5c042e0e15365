package org.mentorlink.query.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.BreakKind;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.Reconciled;
import org.mentorlink.payment.ReconciliationBreak;
import org.mentorlink.query.payment.reconciliation.Books.Planted;
import org.mentorlink.shared.Money;

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
            assertThat(outcome.matched()).as(named(story)).isEqualTo(books.matching());
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

    @Test
    void more_breaks_than_can_be_told_are_counted() {
        var books = new Books(random, 6_000);
        for (var more = 0; more < 1_100; more++) {
            books.plant(BreakKind.FEE);
        }

        var outcome = reconciled(books);

        assertThat(outcome.breaks()).hasSize(1_000);
        assertThat(outcome.found()).isEqualTo(1_100);
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

    private static Reconciled reconciled(Books books) {
        return new Reconciler(books.log(), Runnable::run).reconcile(Books.MARCH, books.report());
    }
}
