package org.mentorlink.query.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.LERATO;
import static org.mentorlink.query.Stories.PRICE;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.BankTransferId;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.LedgerEntryPage;
import org.mentorlink.payment.LedgerEntryView;
import org.mentorlink.payment.LedgerEntryView.Line;
import org.mentorlink.payment.LedgerView;
import org.mentorlink.payment.LedgerView.Account;
import org.mentorlink.payment.MentorAccountEvent.ReturnPaidByHand;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PaymentEvent.AuthorizationRequested;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentPage;
import org.mentorlink.payment.PaymentQuery.CountPayouts;
import org.mentorlink.payment.PaymentQuery.FindLedger;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.FindPaymentsAsOf;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.FindPayoutsAsOf;
import org.mentorlink.payment.PaymentQuery.ListLedgerEntries;
import org.mentorlink.payment.PaymentQuery.ListPayments;
import org.mentorlink.payment.PaymentQuery.ListPayouts;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutEvent.PayoutReturned;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.payment.PayoutMonths;
import org.mentorlink.payment.PayoutMonths.PayoutMonth;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.payment.PayoutStatus;
import org.mentorlink.payment.PayoutView;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class LedgerTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    /** K2 */
    @Test
    void showsPayersWhatTheyWereAskedForNewestFirst() {
        var later = new BookingId("bkg_2");
        Stories.held(side, BOOKING, PRICE)
                .store(
                        PaymentId.of(later),
                        new AuthorizationRequested(
                                PaymentId.of(later), later, LERATO, PRICE, "sandbox", "pm_card_visa"))
                .catchUp();

        var first = side.ask(new ListPayments(LERATO.value(), new Page(1, null)), PaymentPage.class);
        assertThat(first.entries()).extracting(each -> each.payment().id()).containsExactly("pay_2");
        assertThat(first.hasNext()).isTrue();
        var after = Long.toString(first.entries().getFirst().requestedPosition());
        var second = side.ask(new ListPayments(LERATO.value(), new Page(1, after)), PaymentPage.class);
        assertThat(second.entries()).singleElement().satisfies(each -> {
            assertThat(each.payment().id()).isEqualTo("pay_1");
            assertThat(each.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
            assertThat(each.requestedAt()).isBefore(first.entries().getFirst().requestedAt());
        });
        assertThat(second.hasNext()).isFalse();
        assertThat(side.ask(new ListPayments("mbr_else", new Page(1, null)), PaymentPage.class)
                        .entries())
                .isEmpty();
    }

    @Test
    void showsPaymentAndPayout() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(side.ask(new FindPayments(List.of("pay_1", "pay_2")), PaymentViews.class)
                        .payments())
                .containsExactly(new PaymentView(
                        "pay_1", "bkg_1", PaymentStatus.CAPTURED, PRICE, PRICE, PRICE.zero(), "sandbox", "ch_1"));
        var payout = new PayoutView(
                "pyo_1",
                "bkg_1",
                "mtr_thandi",
                Money.of(26_251, "ZAR"),
                PRICE.zero(),
                PayoutStatus.PAID,
                Stories.SLOT.endsAt().plus(Duration.ofHours(24)),
                Stories.SLOT.endsAt().plusSeconds(3),
                "po_1",
                null,
                null,
                null,
                8);
        assertThat(side.ask(new FindPayouts(List.of("pyo_1", "pyo_2")), PayoutPage.class))
                .isEqualTo(new PayoutPage(List.of(payout), false));
        var month = new PayoutMonth("ZAR", Stories.SLOT.endsAt().toString().substring(0, 7), 26_251, 0, 0);
        assertThat(side.ask(new CountPayouts(null), PayoutMonths.class).months())
                .containsExactly(month);
        assertThat(side.ask(new CountPayouts("mtr_thandi"), PayoutMonths.class).months())
                .containsExactly(month);
        assertThat(side.ask(new CountPayouts("mtr_grace"), PayoutMonths.class).months())
                .isEmpty();
        assertThat(side.ask(new ListPayouts("mtr_thandi", PayoutStatus.PAID, new Page(1, null)), PayoutPage.class))
                .isEqualTo(new PayoutPage(List.of(payout), false));
        assertThat(side.ask(new ListPayouts(null, PayoutStatus.FROZEN, new Page(1, null)), PayoutPage.class)
                        .payouts())
                .isEmpty();
        assertThat(side.ask(new ListPayouts(null, null, new Page(1, "8")), PayoutPage.class)
                        .payouts())
                .isEmpty();
    }

    @Test
    void showsPaymentsAndPayoutsAsTheyWereAtAnyMoment() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        var sentAt = Stories.SLOT.endsAt().plusSeconds(3);

        var stages = new ArrayList<PaymentStatus>();
        for (var second = -1; second < 20; second++) {
            paymentThen(ReadSide.NOW.plusSeconds(second))
                    .map(PaymentView::status)
                    .ifPresent(stages::add);
        }
        assertThat(stages.stream().distinct())
                .containsExactly(PaymentStatus.REQUESTED, PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURED);
        assertThat(paymentThen(ReadSide.NOW.minusMillis(1))).isEmpty();
        assertThat(paymentThen(sentAt))
                .isEqualTo(side.ask(new FindPayments(List.of("pay_1")), PaymentViews.class).payments().stream()
                        .findFirst());

        assertThat(payoutThen(sentAt.minusMillis(1_001))).isEmpty();
        assertThat(payoutThen(sentAt.minusMillis(1)).map(PayoutView::status)).contains(PayoutStatus.SCHEDULED);
        assertThat(payoutThen(sentAt).map(PayoutView::status)).contains(PayoutStatus.PAID);
    }

    private Optional<PaymentView> paymentThen(Instant moment) {
        return side.ask(new FindPaymentsAsOf(List.of("pay_1", "pay_2"), moment), PaymentViews.class).payments().stream()
                .findFirst();
    }

    private Optional<PayoutView> payoutThen(Instant moment) {
        return side.ask(new FindPayoutsAsOf(List.of("pyo_1", "pyo_2"), moment), PayoutPage.class).payouts().stream()
                .findFirst();
    }

    @Test
    void showsWhatWasTakenBackOfATransfer() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        var payout = PayoutId.of(BOOKING);
        side.store(payout, reversed(payout, 1, 6_251))
                .store(payout, reversed(payout, 2, 20_000))
                .catchUp();

        assertThat(side.ask(new FindPayouts(List.of("pyo_1")), PayoutPage.class).payouts())
                .singleElement()
                .satisfies(it -> assertThat(it.reversed()).isEqualTo(Money.of(26_251, "ZAR")))
                .satisfies(it -> assertThat(it.status()).isEqualTo(PayoutStatus.PAID));
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.CASH, "ZAR", 35_001),
                        new Account(ChartOfAccounts.RECEIVABLE, "ZAR", -26_251));
        assertThat(ledger(null).balanced()).isTrue();
    }

    private static TransferReversed reversed(PayoutId payout, int number, long minor) {
        return new TransferReversed(
                payout, BOOKING, Stories.THANDI_MENTOR, number, Money.of(minor, "ZAR"), "trr_" + number);
    }

    /** The bank pays out of an account of its own; another gateway, and one that is not told, out of what it holds. */
    @Test
    void whatTheBankPaysIsPaidOutOfTheBanksAccount() {
        var payout = PayoutId.of(BOOKING);
        assertThat(ChartOfAccounts.posting(sentBy(payout, "bank")).lines())
                .extracting(line -> line.account(), line -> line.creditMinor())
                .contains(tuple(ChartOfAccounts.BANK, 20_000L))
                .doesNotContain(tuple(ChartOfAccounts.CASH, 20_000L));
        for (var other : new @Nullable String[] {null, "stripe"}) {
            assertThat(ChartOfAccounts.posting(sentBy(payout, other)).lines())
                    .extracting(line -> line.account(), line -> line.creditMinor())
                    .contains(tuple(ChartOfAccounts.CASH, 20_000L))
                    .doesNotContain(tuple(ChartOfAccounts.BANK, 20_000L));
        }
    }

    @Test
    void whatTheBankReturnsIsOwedToTheMentor() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        var payout = PayoutId.of(BOOKING);
        side.store(
                        payout,
                        new PayoutReturned(
                                payout,
                                BOOKING,
                                Stories.THANDI_MENTOR,
                                MentorAccountId.of(Stories.THANDI_MENTOR, "ZAR"),
                                1,
                                Money.of(20_000, "ZAR"),
                                Money.of(-20_000, "ZAR"),
                                "bank",
                                "account_closed",
                                BankTransferId.of("pyo_1/transfer/1")))
                .catchUp();

        assertThat(side.ask(new FindPayouts(List.of("pyo_1")), PayoutPage.class).payouts())
                .singleElement()
                .satisfies(it -> assertThat(it.reversed()).isEqualTo(Money.of(20_000, "ZAR")));
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.BANK, "ZAR", 20_000),
                        new Account(ChartOfAccounts.RECEIVABLE, "ZAR", -20_000));
        assertThat(ledger(null).balanced()).isTrue();

        var account = MentorAccountId.of(Stories.THANDI_MENTOR, "ZAR");
        side.store(
                        account,
                        new ReturnPaidByHand(
                                account,
                                BankTransferId.of("pyo_1/transfer/1"),
                                payout,
                                BOOKING,
                                Stories.THANDI_MENTOR,
                                Money.of(20_000, "ZAR"),
                                "FNB-9",
                                Personal.of(new MemberId("mbr_finance"), "She asked for it"),
                                Money.zero("ZAR")))
                .catchUp();
        assertThat(ledger(null).accounts())
                .as("paid by hand out of the same account")
                .contains(
                        new Account(ChartOfAccounts.BANK, "ZAR", 0), new Account(ChartOfAccounts.RECEIVABLE, "ZAR", 0));
        assertThat(ledger(null).balanced()).isTrue();
    }

    private static PayoutSent sentBy(PayoutId payout, @Nullable String gateway) {
        var net = Money.of(20_000, "ZAR");
        return new PayoutSent(payout, BOOKING, Stories.THANDI_MENTOR, net, net.zero(), "ref", null, gateway);
    }

    @Test
    void showsTheBalancesAfterAnyPosition() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(ledger(null))
                .isEqualTo(new LedgerView(
                        11,
                        made(null, null, 11L).getLast().at(),
                        true,
                        List.of(
                                new Account(ChartOfAccounts.AUTHORIZED, "ZAR", 0),
                                new Account(ChartOfAccounts.CASH, "ZAR", 8_750),
                                new Account(ChartOfAccounts.COMMISSION, "ZAR", -8_750),
                                new Account(ChartOfAccounts.HELD, "ZAR", 0),
                                new Account(ChartOfAccounts.MENTEE_AUTHORIZED, "ZAR", 0),
                                new Account(ChartOfAccounts.PAYABLE, "ZAR", 0))));
        assertThat(ledger(3L))
                .isEqualTo(new LedgerView(
                        3,
                        made(null, null, 3L).getLast().at(),
                        true,
                        List.of(
                                new Account(ChartOfAccounts.AUTHORIZED, "ZAR", 35_001),
                                new Account(ChartOfAccounts.MENTEE_AUTHORIZED, "ZAR", -35_001))));
    }

    @Test
    void listsEntriesOldestFirst() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        var first = entries("bkg_1", new Page(1, null));
        assertThat(first.hasNext()).isTrue();
        var entry = first.entries().getFirst();
        assertThat(entry)
                .isEqualTo(new LedgerEntryView(
                        entry.id(),
                        3,
                        ReadSide.NOW.plusSeconds(3),
                        "PaymentAuthorized",
                        "pay_1",
                        "bkg_1",
                        List.of(
                                new Line(ChartOfAccounts.AUTHORIZED, "ZAR", 35_001, 0),
                                new Line(ChartOfAccounts.MENTEE_AUTHORIZED, "ZAR", 0, 35_001))));
        assertThat(entries(null, new Page(10, "3")).entries())
                .extracting(LedgerEntryView::description)
                .containsExactly("PaymentCaptured", "PayoutScheduled", "PayoutSent");
        assertThat(entries("bkg_2", new Page(10, null)).entries()).isEmpty();
    }

    @Test
    void listsEntriesNewestFirstWhereThatIsAskedFor() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        var first = newest(null, new Page(2, null));
        assertThat(first.entries())
                .extracting(LedgerEntryView::description)
                .containsExactly("PayoutSent", "PayoutScheduled");
        assertThat(first.hasNext()).isTrue();
        var key = String.valueOf(first.entries().getLast().position());
        var last = newest(null, new Page(2, key));
        assertThat(last.entries())
                .extracting(LedgerEntryView::description)
                .containsExactly("PaymentCaptured", "PaymentAuthorized");
        assertThat(last.hasNext()).isFalse();
        assertThat(newest(3L, new Page(2, null)).entries())
                .extracting(LedgerEntryView::description)
                .containsExactly("PaymentAuthorized");
    }

    private LedgerEntryPage newest(Long upTo, Page page) {
        return made(new ListLedgerEntries(null, null, null, upTo, true, page));
    }

    @Test
    void listsWhatMadeABalance() {
        Stories.held(side, BOOKING, PRICE).catchUp();

        assertThat(names(ChartOfAccounts.CASH, "ZAR", null)).containsExactly("PaymentCaptured", "PayoutSent");
        assertThat(names(ChartOfAccounts.CASH, "EUR", null)).isEmpty();
        assertThat(names(null, "ZAR", 3L)).containsExactly("PaymentAuthorized");
        for (var position = 0L; position <= 11; position++) {
            for (var account : ledger(position).accounts()) {
                assertThat(moved(account, position))
                        .as("%s after %d", account.name(), position)
                        .isEqualTo(account.balanceMinor());
            }
        }
    }

    private List<String> names(String account, String currency, Long upTo) {
        return made(account, currency, upTo).stream()
                .map(LedgerEntryView::description)
                .toList();
    }

    private List<LedgerEntryView> made(String account, String currency, Long upTo) {
        return made(new ListLedgerEntries(null, account, currency, upTo, false, new Page(100, null)))
                .entries();
    }

    private long moved(Account account, long upTo) {
        var query = new ListLedgerEntries(null, account.name(), account.currency(), upTo, false, new Page(100, null));
        return made(query).entries().stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(account.name()))
                .mapToLong(line -> line.debitMinor() - line.creditMinor())
                .sum();
    }

    private LedgerEntryPage made(ListLedgerEntries query) {
        return side.ask(query, LedgerEntryPage.class);
    }

    @Test
    void whatMovesNothingMakesNoEntry() {
        var payment = PaymentId.of(BOOKING);
        side.store(payment, new PaymentVoided(payment, BOOKING, PRICE.zero())).catchUp();

        assertThat(entries(null, new Page(10, null)).entries()).isEmpty();
        assertThat(ledger(null)).isEqualTo(new LedgerView(0, null, true, List.of()));
    }

    @Test
    void whatTheGatewayKeptIsAnExpenseOfThePlatform() {
        var payment = PaymentId.of(BOOKING);
        side.store(payment, new PaymentCaptured(payment, BOOKING, PRICE))
                .store(
                        payment,
                        new GatewayFeeStated(
                                payment,
                                BOOKING,
                                MovementKind.CAPTURE,
                                "ch_1",
                                PRICE,
                                Money.of(1_045, "ZAR"),
                                Money.of(33_956, "ZAR")))
                .catchUp();

        assertThat(ledger(null).balanced()).isTrue();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.CASH, "ZAR", 33_956),
                        new Account(ChartOfAccounts.GATEWAY_FEES, "ZAR", 1_045));
    }

    @Test
    void whatIsPaidWithCreditsMovesNoCash() {
        var payment = PaymentId.of(BOOKING);
        var credits = new CreditAccountId("crd_lerato");
        var lot = new CreditLotId("lot_1");
        side.store(
                        credits,
                        new CreditsGranted(
                                credits,
                                Stories.LERATO,
                                lot,
                                CreditSource.GOODWILL,
                                PRICE.plus(PRICE),
                                ReadSide.NOW,
                                null,
                                null))
                .store(payment, new PaymentCaptured(payment, BOOKING, PRICE, null, credits))
                .store(
                        payment,
                        new PaymentRefunded(
                                payment, BOOKING, "r1", Money.of(1, "ZAR"), Money.of(1, "ZAR"), "crd", credits))
                .store(credits, new CreditsExpired(credits, lot, CreditSource.GOODWILL, Money.of(5, "ZAR")))
                .catchUp();

        assertThat(ledger(null).balanced()).isTrue();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.PROMOTIONS, "ZAR", 70_002 - 5),
                        new Account(ChartOfAccounts.CREDITS, "ZAR", -70_002 + 35_001 - 1 + 5),
                        new Account(ChartOfAccounts.HELD, "ZAR", -35_000))
                .extracting(Account::name)
                .doesNotContain(ChartOfAccounts.CASH);
        assertThat(entries(null, new Page(1, null)).entries().getFirst().bookingId())
                .isNull();
        assertThat(entries("bkg_1", new Page(9, null)).entries())
                .extracting(LedgerEntryView::description)
                .containsExactly("PaymentCaptured", "PaymentRefunded");
    }

    /** Paid 900 for 1,000, of which 600 are spent when the bank takes all of the price back. */
    @Test
    void whatWasSpentOfAPackThatIsChargedBackIsTheLoss() {
        var purchase = CreditPurchaseId.of(Stories.LERATO, "1");
        var order = purchase.order();
        var payment = PaymentId.of(purchase);
        var credits = new CreditAccountId("crd_lerato");
        side.store(payment, new PaymentCaptured(payment, order, zar(900))).catchUp();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.CASH, "ZAR", 900), new Account(ChartOfAccounts.PACKS, "ZAR", -900));

        side.store(credits, granted(credits, purchase.paidLot(), CreditSource.PURCHASE, 900))
                .store(credits, granted(credits, purchase.bonusLot(), CreditSource.BONUS, 100))
                .store(
                        PaymentId.of(BOOKING),
                        new PaymentCaptured(PaymentId.of(BOOKING), BOOKING, zar(600), null, credits))
                .catchUp();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.PACKS, "ZAR", 0),
                        new Account(ChartOfAccounts.PROMOTIONS, "ZAR", 100),
                        new Account(ChartOfAccounts.CREDITS, "ZAR", -400),
                        new Account(ChartOfAccounts.HELD, "ZAR", -600));

        side.store(payment, new PaymentChargedBack(payment, order, "dp_1", zar(900)))
                .store(
                        purchase,
                        new CreditPurchaseClaimed(
                                purchase, Stories.LERATO, "dp_1", zar(900), zar(900), zar(900), zar(100)))
                .store(
                        credits,
                        new CreditsClaimed(credits, purchase.paidLot(), CreditSource.PURCHASE, zar(900), zar(300)))
                .store(
                        credits,
                        new CreditsClaimed(credits, purchase.bonusLot(), CreditSource.BONUS, zar(100), zar(100)))
                .catchUp();
        assertThat(ledger(null).balanced()).isTrue();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.CASH, "ZAR", 0),
                        new Account(ChartOfAccounts.CHARGEBACK_LOSSES, "ZAR", 600),
                        new Account(ChartOfAccounts.PACKS, "ZAR", 0),
                        new Account(ChartOfAccounts.PROMOTIONS, "ZAR", 0),
                        new Account(ChartOfAccounts.CREDITS, "ZAR", 0),
                        new Account(ChartOfAccounts.HELD, "ZAR", -600));
        assertThat(entries(null, new Page(1, null)).entries().getFirst().bookingId())
                .isNull();
    }

    /** Paid too late and returned, and then taken back by the bank as well. */
    @Test
    void whatGoesBackTwiceOfAPackIsTheLoss() {
        var purchase = CreditPurchaseId.of(Stories.LERATO, "1");
        var order = purchase.order();
        var payment = PaymentId.of(purchase);
        side.store(payment, new PaymentCaptured(payment, order, zar(900)))
                .store(payment, new PaymentRefunded(payment, order, "r1", zar(900), zar(900), "re"))
                .store(payment, new PaymentChargedBack(payment, order, "dp_1", zar(300)))
                .store(purchase, new CreditPurchaseLossAbsorbed(purchase, Stories.LERATO, zar(300), zar(300)))
                .catchUp();
        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.CASH, "ZAR", -300),
                        new Account(ChartOfAccounts.CHARGEBACK_LOSSES, "ZAR", 300),
                        new Account(ChartOfAccounts.PACKS, "ZAR", 0));
    }

    @Test
    void whatNobodyUsesOfAPackInTimeIsAnIncome() {
        var purchase = CreditPurchaseId.of(Stories.LERATO, "1");
        var credits = new CreditAccountId("crd_lerato");
        side.store(credits, new CreditsExpired(credits, purchase.paidLot(), CreditSource.PURCHASE, zar(900)))
                .store(credits, new CreditsExpired(credits, purchase.bonusLot(), CreditSource.BONUS, zar(100)))
                .catchUp();

        assertThat(ledger(null).accounts())
                .contains(
                        new Account(ChartOfAccounts.EXPIRED_CREDITS, "ZAR", -900),
                        new Account(ChartOfAccounts.PROMOTIONS, "ZAR", -100),
                        new Account(ChartOfAccounts.CREDITS, "ZAR", 1_000));
    }

    private static CreditsGranted granted(CreditAccountId credits, CreditLotId lot, CreditSource source, long minor) {
        return new CreditsGranted(credits, Stories.LERATO, lot, source, zar(minor), ReadSide.NOW, null, null);
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }

    @Test
    void anUnbalancedPostingCannotBeMade() {
        assertThatThrownBy(() -> Posting.debit(ChartOfAccounts.CASH, PRICE).post())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.debit(ChartOfAccounts.CASH, Money.of(5, "ZAR"))
                        .credit(ChartOfAccounts.HELD, Money.of(5, "USD"))
                        .post())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting(List.of(new Line("a", "ZAR", 1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineThatWasChangedInTheStoreIsNoticed() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        side.mongo()
                .getCollection("ledger")
                .updateOne(Filters.eq("position", 3L), Updates.set("view.lines.0.debitMinor", 35_002L));

        assertThat(ledger(null).balanced()).isFalse();
    }

    @Test
    void randomStoriesStayBalancedAndLeaveNothingHeld() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("ledger stories from seed " + seed);
        var random = new Random(seed);
        for (var number = 0; number < 2_000; number++) {
            var story = MoneyStory.random(random, new BookingId("bkg_" + number));
            var balances = new HashMap<String, Long>();
            for (var event : story) {
                for (var line : ChartOfAccounts.posting(event).lines()) {
                    balances.merge(line.account(), line.debitMinor() - line.creditMinor(), Long::sum);
                }
                assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                        .as("seed %d, story %d: %s", seed, number, story)
                        .isZero();
            }
            for (var account : List.of(
                    ChartOfAccounts.HELD,
                    ChartOfAccounts.PAYABLE,
                    ChartOfAccounts.AUTHORIZED,
                    ChartOfAccounts.CREDITS,
                    ChartOfAccounts.PACKS,
                    ChartOfAccounts.MENTEE_AUTHORIZED)) {
                assertThat(balances.getOrDefault(account, 0L))
                        .as("%s, seed %d, story %d: %s", account, seed, number, story)
                        .isZero();
            }
        }
    }

    @Test
    void storedStoriesAreBalancedAtEveryPosition() {
        var seed = Long.getLong("stories.seed", 2026);
        System.out.println("stored ledger stories from seed " + seed);
        var random = new Random(seed);
        for (var number = 0; number < 30; number++) {
            var booking = new BookingId("bkg_" + number);
            MoneyStory.random(random, booking).forEach(event -> side.store(aggregate(event), event));
        }
        side.catchUp(7);

        var last = ledger(null);
        for (var position = 0L; position <= last.position(); position++) {
            assertThat(ledger(position).balanced())
                    .as("seed %d, position %d", seed, position)
                    .isTrue();
        }
        assertThat(last.accounts())
                .filteredOn(account -> account.name().equals(ChartOfAccounts.HELD))
                .allSatisfy(account -> assertThat(account.balanceMinor()).isZero());
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

    private LedgerView ledger(Long position) {
        return side.ask(new FindLedger(position), LedgerView.class);
    }

    private LedgerEntryPage entries(String booking, Page page) {
        return side.ask(new ListLedgerEntries(booking, page), LedgerEntryPage.class);
    }
}
