package org.mentorlink.query.payment;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent.ChargebackAbsorbed;
import org.mentorlink.booking.BookingId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentPosted;
import org.mentorlink.payment.AdjustmentEvent.AdjustmentReversed;
import org.mentorlink.payment.AdjustmentId;
import org.mentorlink.payment.AdjustmentKind;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.payment.MentorAccountEvent.OwedTransferReturned;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountEvent.TransferOwed;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentAuthorized;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutRevised;
import org.mentorlink.payment.PayoutEvent.PayoutScheduled;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.RecoveryDue;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.ReconciliationId;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** K9: the chart of accounts that finance reads is the one that is booked on. */
class ChartOfAccountsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "ledger.md");
    private static final Pattern ACCOUNT = Pattern.compile("(?m)^\\| `([a-z:-]+)` \\|");
    /** Events, debit and credit. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z].*?) \\| (.*?) \\| (.*?) \\|$");

    private static final Pattern EVENT = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern WORD = Pattern.compile("[a-z]+(?:[:-][a-z]+)*");

    private static final Set<String> ACCOUNTS = Arrays.stream(ChartOfAccounts.class.getDeclaredFields())
            .filter(field -> field.getType() == String.class)
            .map(ChartOfAccountsTest::value)
            .collect(toCollection(TreeSet::new));

    @Test
    void each_account_is_documented_and_no_other() throws IOException {
        var documented = ACCOUNT.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(ACCOUNTS).hasSizeGreaterThan(10);
    }

    @Test
    void what_each_event_debits_and_credits_is_documented() throws IOException {
        assertThat(documented())
                .isEqualTo(booked(event -> ChartOfAccounts.posting(event).lines()));
    }

    @Test
    void there_is_an_event_of_each_kind_that_moves_money() {
        assertThat(EVENTS.values().stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(ChartOfAccounts.MOVING);
        assertThat(EVENTS)
                .allSatisfy((row, event) ->
                        assertThat(row).startsWith(event.getClass().getSimpleName()));
    }

    /** Of whatever event: debit and credit swapped, another account, and a side that is forgotten. */
    @Test
    void an_event_that_books_otherwise_is_noticed() throws IOException {
        var documented = documented();
        for (var one : EVENTS.values()) {
            for (var wrong : List.<Booking>of(
                    lines -> lines.map(it -> new Line(it.account(), it.currency(), it.creditMinor(), it.debitMinor())),
                    lines -> lines.map(
                            it -> new Line(otherThan(it.account()), it.currency(), it.debitMinor(), it.creditMinor())),
                    lines -> lines.filter(it -> it.debitMinor() > 0))) {
                assertThat(booked(event -> event == one
                                ? wrong.of(ChartOfAccounts.posting(event).lines().stream())
                                        .toList()
                                : ChartOfAccounts.posting(event).lines()))
                        .as("%s", one)
                        .isNotEqualTo(documented);
            }
        }
    }

    private static String otherThan(String account) {
        return account.equals(ChartOfAccounts.EXPIRED_CREDITS)
                ? ChartOfAccounts.COMMISSION
                : ChartOfAccounts.EXPIRED_CREDITS;
    }

    /** What becomes of the lines of a posting. */
    private interface Booking {
        Stream<Line> of(Stream<Line> lines);
    }

    private interface Chart {
        List<Line> lines(Object event);
    }

    private record Sides(Set<String> debited, Set<String> credited) {}

    private static Map<String, Sides> booked(Chart chart) {
        var booked = new HashMap<String, Sides>();
        EVENTS.forEach((row, event) -> {
            var lines = chart.lines(event);
            booked.put(
                    row,
                    new Sides(
                            accounts(lines.stream().filter(line -> line.debitMinor() > 0)),
                            accounts(lines.stream().filter(line -> line.creditMinor() > 0))));
        });
        return booked;
    }

    private static Set<String> accounts(Stream<Line> lines) {
        return lines.map(Line::account).collect(toSet());
    }

    /** By event, and what is said behind it: {@code PaymentCaptured with credits}. */
    private static Map<String, Sides> documented() throws IOException {
        var documented = new HashMap<String, Sides>();
        ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> {
            var events = row.group(1);
            var which = events.substring(events.lastIndexOf('`') + 1).replaceFirst(",.*", "");
            EVENT.matcher(events)
                    .results()
                    .map(event -> event.group(1) + which)
                    .forEach(event -> assertThat(
                                    documented.put(event, new Sides(named(row.group(2)), named(row.group(3)))))
                            .as("told twice: " + event)
                            .isNull());
        });
        return documented;
    }

    /** Written with or without what kind of account it is; how much of it stands in brackets. */
    private static Set<String> named(String cell) {
        var words = WORD.matcher(cell.replaceAll("\\(.*?\\)", ""))
                .results()
                .map(word -> word.group())
                .collect(toSet());
        return ACCOUNTS.stream()
                .filter(account ->
                        words.contains(account) || words.contains(account.substring(account.indexOf(':') + 1)))
                .collect(toSet());
    }

    private static String value(Field account) {
        try {
            account.setAccessible(true);
            return (String) account.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final BookingId BOOKING = Stories.BOOKING;
    private static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    private static final CreditPurchaseId PURCHASE = CreditPurchaseId.of(Stories.LERATO, "1");
    private static final BookingId ORDER = PURCHASE.order();
    private static final PaymentId OF_PACK = PaymentId.of(PURCHASE);
    private static final CreditAccountId CREDITS = CreditAccountId.of(Stories.LERATO);
    private static final CreditLotId LOT = PURCHASE.paidLot();
    private static final PayoutId PAYOUT = PayoutId.of(BOOKING);
    private static final MentorId MENTOR = Stories.THANDI_MENTOR;
    private static final MentorAccountId OWN = MentorAccountId.of(MENTOR, "ZAR");
    private static final BankTransferId TRANSFER = BankTransferId.of("pyo_1/transfer/1");
    private static final Personal REASON = Personal.of(Stories.THANDI, "as the statement says");
    private static final Money A = Money.of(700, "ZAR");
    private static final Money B = Money.of(300, "ZAR");

    /** One for each row of the table, in which everything that can be more than nothing is. */
    private static final Map<String, Object> EVENTS = events();

    private static Map<String, Object> events() {
        var events = new LinkedHashMap<String, Object>();
        events.put("PaymentAuthorized", new PaymentAuthorized(PAYMENT, BOOKING, A, "ch"));
        events.put("PaymentVoided", new PaymentVoided(PAYMENT, BOOKING, A));
        events.put("PaymentCaptured", new PaymentCaptured(PAYMENT, BOOKING, A, B));
        events.put("PaymentCaptured with credits", new PaymentCaptured(PAYMENT, BOOKING, A, B, CREDITS));
        events.put("PaymentCaptured of a pack", new PaymentCaptured(OF_PACK, ORDER, A, B));
        events.put("PaymentRefunded", refunded(PAYMENT, BOOKING, null));
        events.put(
                "PaymentRefunded by the platform's bank",
                new PaymentRefunded(PAYMENT, BOOKING, "r1", A, A, "FNB-1", null, BankTransferId.GATEWAY, REASON));
        events.put("PaymentRefunded with credits", refunded(PAYMENT, BOOKING, CREDITS));
        events.put("PaymentRefunded of a pack", refunded(OF_PACK, ORDER, null));
        events.put("PaymentChargedBack", new PaymentChargedBack(PAYMENT, BOOKING, "dp", A));
        events.put("PaymentChargedBack of a pack", new PaymentChargedBack(OF_PACK, ORDER, "dp", A));
        events.put("ChargebackReversed", new ChargebackReversed(PAYMENT, BOOKING, "dp", A, A.zero()));
        events.put("ChargebackReversed of a pack", new ChargebackReversed(OF_PACK, ORDER, "dp", A, A.zero()));
        events.put("RefundReversed", reversed(PAYMENT, BOOKING));
        events.put("RefundReversed of a pack", reversed(OF_PACK, ORDER));
        events.put("StrayPaymentTaken", new StrayPaymentTaken(PAYMENT, BOOKING, A, "ch_2"));
        events.put("StrayPaymentTaken of a pack", new StrayPaymentTaken(OF_PACK, ORDER, A, "ch_2"));
        events.put(
                "GatewayFeeStated",
                new GatewayFeeStated(PAYMENT, BOOKING, MovementKind.CAPTURE, "ch", A, B, A.minus(B)));
        events.put(
                "CreditPurchaseClaimed", new CreditPurchaseClaimed(PURCHASE, Stories.LERATO, "dp", A, B, A, A.zero()));
        events.put("CreditPurchaseLossAbsorbed", new CreditPurchaseLossAbsorbed(PURCHASE, Stories.LERATO, A, B));
        for (var bought : List.of(false, true)) {
            var source = bought ? CreditSource.PURCHASE : CreditSource.GOODWILL;
            var which = bought ? " of bought ones" : "";
            events.put(
                    "CreditsGranted" + which,
                    new CreditsGranted(CREDITS, Stories.LERATO, LOT, source, A, Stories.MONDAY_10H, null, null));
            events.put("CreditsExpired" + which, new CreditsExpired(CREDITS, LOT, source, A));
            events.put("CreditsClaimed" + which, new CreditsClaimed(CREDITS, LOT, source, A, B));
            events.put("CreditsRestored" + which, new CreditsRestored(CREDITS, LOT, source, A, B, Stories.MONDAY_10H));
        }
        events.put("ChargebackAbsorbed", new ChargebackAbsorbed(BOOKING, A));
        events.put("PayoutScheduled", new PayoutScheduled(PAYOUT, BOOKING, MENTOR, A, B, Stories.MONDAY_10H, null));
        events.put("PayoutRevised", new PayoutRevised(PAYOUT, BOOKING, A, B, A, B, Stories.MONDAY_10H));
        events.put("RecoveryDue", new RecoveryDue(PAYOUT, BOOKING, MENTOR, OWN, A, B, A, null));
        events.put("PayoutSent", new PayoutSent(PAYOUT, BOOKING, MENTOR, A, B, "tr", null, "stripe"));
        events.put(
                "PayoutSent by the bank",
                new PayoutSent(PAYOUT, BOOKING, MENTOR, A, B, "tr", null, BankTransferId.GATEWAY));
        events.put(
                "PayoutReturned",
                new PayoutReturned(
                        PAYOUT, BOOKING, MENTOR, OWN, 1, A, A, BankTransferId.GATEWAY, "account_closed", TRANSFER));
        events.put(
                "ReturnPaidByHand",
                new ReturnPaidByHand(OWN, TRANSFER, PAYOUT, BOOKING, MENTOR, A, "FNB-9", REASON, A.zero()));
        events.put(
                "TransferOwed",
                new TransferOwed(OWN, TRANSFER, null, PAYOUT, BOOKING, MENTOR, A, 1, Stories.THANDI, REASON, A));
        events.put(
                "OwedTransferReturned",
                new OwedTransferReturned(OWN, TRANSFER, null, PAYOUT, BOOKING, MENTOR, A, 1, "account_closed", A));
        events.put("TransferReversed", new TransferReversed(PAYOUT, BOOKING, MENTOR, 1, A, "trr"));
        adjustment(events, "of a fee", AdjustmentKind.GATEWAY_FEE, MovementKind.CAPTURE);
        adjustment(events, "of a refund", AdjustmentKind.REFUND_AT_GATEWAY, MovementKind.REFUND);
        adjustment(events, "of a settlement", AdjustmentKind.SETTLEMENT_TO_BANK, MovementKind.SETTLEMENT);
        adjustment(events, "of a fee of the account", AdjustmentKind.ACCOUNT_FEE, MovementKind.ACCOUNT_FEE);
        adjustment(events, "of a reserve", AdjustmentKind.RESERVE_AT_GATEWAY, MovementKind.RESERVE);
        adjustment(events, "of what is other", AdjustmentKind.OTHER_AT_GATEWAY, MovementKind.OTHER);
        return events;
    }

    private static PaymentRefunded refunded(PaymentId payment, BookingId of, @Nullable CreditAccountId credits) {
        return new PaymentRefunded(payment, of, "r1", A, A, "re", credits);
    }

    private static RefundReversed reversed(PaymentId payment, BookingId of) {
        return new RefundReversed(payment, of, "r1", A, A.zero(), A, "re", "lost_card");
    }

    private static void adjustment(
            Map<String, Object> events, String what, AdjustmentKind kind, MovementKind movement) {
        var id = new AdjustmentId("adj_1");
        var of = new ReconciliationId("rec_1");
        var at = Stories.MONDAY_10H;
        events.put(
                "AdjustmentPosted " + what,
                new AdjustmentPosted(id, of, 1, kind, movement, A, null, "ch", at, null, Stories.THANDI, REASON));
        events.put(
                "AdjustmentReversed " + what,
                new AdjustmentReversed(id, of, 1, kind, movement, A, null, "ch", at, Stories.THANDI, REASON));
    }
}
