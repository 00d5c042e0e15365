package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.payment.CreditAccountCommand.ClaimCredits;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountCommand.ReleaseCredits;
import org.mentorlink.payment.CreditAccountCommand.ReserveCredits;
import org.mentorlink.payment.CreditAccountCommand.ReturnCredits;
import org.mentorlink.payment.CreditAccountCommand.SpendCredits;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditAccountEvent.CreditsClaimed;
import org.mentorlink.payment.CreditAccountEvent.CreditsExpired;
import org.mentorlink.payment.CreditAccountEvent.CreditsFrozen;
import org.mentorlink.payment.CreditAccountEvent.CreditsGranted;
import org.mentorlink.payment.CreditAccountEvent.CreditsReleased;
import org.mentorlink.payment.CreditAccountEvent.CreditsReserved;
import org.mentorlink.payment.CreditAccountEvent.CreditsRestored;
import org.mentorlink.payment.CreditAccountEvent.CreditsReturned;
import org.mentorlink.payment.CreditAccountEvent.CreditsSpent;
import org.mentorlink.payment.CreditAccountEvent.CreditsThawed;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseCommand.NotePurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.payment.PaymentCommand.RecordChargeback;
import org.mentorlink.payment.PaymentCommand.RecordChargebackReversed;
import org.mentorlink.payment.PaymentCommand.RecordDispute;
import org.mentorlink.payment.PaymentCommand.RecordDisputeEnded;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentEvent.AuthorizationDeclined;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentVoided;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * K4 under any interleaving: packs are bought, paid late and once more, used and charged back, by a bank whose answers get lost, with
 * crashes in between. However that goes, one charge gives one lot, and what is nobody's has gone back. A story that
 * fails can be told again: {@code -Dstories.seed=<seed> -Dstories=1}.
 */
class PackStoriesTest {

    private static final long SEED = 2026;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STORIES = Math.max(1, Integer.getInteger("stories", 10_000) / 10);
    private static final MemberId STAFF = new MemberId("mbr_barbara");
    private static final CreditPackId PACK = CreditPackId.of(STAFF, "ten");
    private static final long PRICE = 900;
    private static final long BONUS = 100;
    private static final MemberId BUYER = new MemberId("mbr_ada");
    private static final CreditAccountId ACCOUNT = CreditAccountId.of(BUYER);
    private static final int TURNS = 150;
    private static final int CALM_TURNS = 5_000;

    /** What those hear who come at the wrong moment. */
    private static final Set<String> TOO_EARLY_OR_LATE = Set.of(
            "INSUFFICIENT_CREDITS",
            "CREDITS_FROZEN",
            "RESERVATION_OVER",
            "CREDITS_SPENT",
            "CREDITS_NOT_SPENT",
            "CREDITS_EXCEEDED",
            "PAYMENT_NOT_CAPTURED");

    /** A lot as its events tell it. */
    private static final class Lot {
        CreditSource source = CreditSource.GOODWILL;
        long granted;
        long available;
        long claim;
        long taken;
        long expired;
        final Set<String> disputes = new HashSet<>();
    }

    private record Taken(PaymentId payment, Bank.Account account, String name, long amount) {}

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void one_charge_gives_one_lot_and_what_is_nobodys_goes_back() {
        var seed = Long.getLong("stories.seed", SEED);
        tell(World.ofPacks(UnaryOperator.identity()), seed, STORIES);
        System.out.println("packs: -Dstories.seed=" + seed + ": " + seen);
        if (STORIES >= 100) {
            assertThat(seen)
                    .containsKeys(
                            "COMPLETED",
                            "FAILED",
                            "LATE",
                            "TWICE",
                            "CHARGED_BACK",
                            "GIVEN_BACK",
                            "BACK_TWICE",
                            "UNCLEAR_WON",
                            "UNCLEAR_STATED",
                            "LOST",
                            "KEPT");
        }
    }

    /** The claim that never arrives. */
    @Test
    void a_charge_back_that_is_forgotten_is_noticed() {
        var forgetful = World.ofPacks(command -> command instanceof ClaimCredits claim
                ? new ClaimCredits(
                        claim.creditAccountId(), claim.lotId(), claim.total().zero())
                : command);
        assertThatThrownBy(() -> tell(forgetful, SEED, 200)).isInstanceOf(AssertionError.class);
    }

    /** Nobody tells the purchase what has gone back. */
    @Test
    void what_goes_back_twice_and_is_not_booked_is_noticed() {
        var silent = World.ofPacks(command -> command instanceof NotePurchaseRefunded noted
                ? new NotePurchaseRefunded(
                        noted.creditPurchaseId(), noted.refundedTotal().zero())
                : command);
        assertThatThrownBy(() -> tell(silent, SEED, 1_000)).isInstanceOf(AssertionError.class);
    }

    /** A lot under a name of its own is given for each charge. */
    @Test
    void what_is_given_twice_is_noticed() {
        var number = new int[1];
        var generous = World.ofPacks(command -> command instanceof GrantCredits grant
                ? new GrantCredits(
                        grant.creditAccountId(),
                        grant.memberId(),
                        new CreditLotId(grant.lotId().value() + "-" + number[0]++),
                        grant.source(),
                        grant.amount(),
                        grant.expiresAt(),
                        null,
                        null)
                : command);
        assertThatThrownBy(() -> tell(generous, SEED, 200)).isInstanceOf(AssertionError.class);
    }

    private void tell(World world, long seed, int stories) {
        for (var number = 0; number < stories; number++) {
            var story = new PackStory(world, new Random(new Random(seed + number).nextLong()));
            try {
                story.tell();
            } catch (Throwable failure) {
                throw new AssertionError(
                        "-Dstories.seed=" + (seed + number) + "\n" + String.join("\n", world.told()), failure);
            }
        }
    }

    private final class PackStory {

        private final World world;
        private final Random random;
        private final List<CreditPurchaseId> purchases = new ArrayList<>();
        private final List<PaymentId> bookings = new ArrayList<>();
        private final List<Taken> taken = new ArrayList<>();
        private final List<Taken> unclear = new ArrayList<>();
        private int refunds;
        private int charges;

        PackStory(World world, Random random) {
            this.world = world;
            this.random = random;
        }

        void tell() {
            world.begin(random, () -> {}, false);
            world.send(new OfferCreditPack(PACK, "Ten", zar(PRICE), zar(PRICE + BONUS), 30, STAFF));
            for (var turn = 0; turn < TURNS; turn++) {
                turn();
            }
            while (!unclear.isEmpty()) {
                endUnclear();
            }
            settleDown();
            // What was set aside for staff is done once the bank or they have said what it is.
            world.model
                    .parked
                    .values()
                    .forEach(step -> world.send(JSON.readValue(step.command(), RecordChargeback.class)));
            check();
        }

        private void turn() {
            switch (random.nextInt(16)) {
                case 0 -> world.pass(Duration.ofMinutes(random.nextInt(40)));
                case 1 -> world.due();
                case 2 -> buy();
                case 3 -> payUnasked();
                case 4 -> chargeBack();
                case 5 -> giveBack();
                case 6, 7, 8 -> use();
                case 9 -> endUnclear();
                default -> world.read(random.nextInt(10) == 0);
            }
        }

        private void settleDown() {
            world.calmDown();
            for (var turn = 0; turn < CALM_TURNS; turn++) {
                if (!world.read(false) && !world.due()) {
                    return;
                }
            }
            throw new AssertionError("a story without an end");
        }

        private void buy() {
            // Sometimes the same once more.
            if (purchases.isEmpty() || random.nextInt(3) > 0) {
                purchases.add(CreditPurchaseId.of(BUYER, Integer.toString(purchases.size())));
            }
            attempt(new BuyCreditPack(purchases.getLast(), PACK, BUYER, "house", "pm_card_visa"));
        }

        /** Once the bank has told what became of the payment; its books are not those of one that is paid elsewhere. */
        private void payUnasked() {
            if (purchases.isEmpty()) {
                return;
            }
            var payment = PaymentId.of(any(purchases));
            if (events().stream().noneMatch(event -> isAnswered(event, payment))) {
                return;
            }
            var name = world.bank.takes(payment.value(), PRICE);
            for (var time = 0; time < 2; time++) {
                attempt(new RecordPaid(payment, name, zar(PRICE)));
            }
        }

        private void chargeBack() {
            var accounts = purchases.stream()
                    .map(PaymentId::of)
                    .filter(payment -> world.bank.accounts().containsKey(payment.value()))
                    .filter(payment -> !world.model.isRefunding(payment.value()))
                    .filter(payment -> mayTake(world.bank.accounts().get(payment.value())))
                    .toList();
            if (accounts.isEmpty()) {
                return;
            }
            var payment = any(accounts);
            var account = world.bank.accounts().get(payment.value());
            var most = most(account);
            var amount = random.nextBoolean() ? most : 1 + random.nextLong(most);
            var charge = new Taken(payment, account, "dp_" + charges++, amount);
            // Most banks dispute before they take.
            if (charges % 3 > 0 && attempt(new RecordDispute(payment, charge.name()))) {
                seen.merge("DISPUTED", 1, Integer::sum);
            }
            if (random.nextInt(4) == 0
                    && attempt(new RecordChargeback(payment, charge.name(), Money.of(amount, "EUR")))) {
                unclear.add(charge);
            } else if (attempt(new RecordChargeback(payment, charge.name(), zar(amount)))) {
                account.chargedBack += amount;
                taken.add(charge);
                attempt(new RecordChargeback(payment, charge.name(), zar(amount)));
            }
        }

        /** What is there, and what has gone back already: banks take that as well. */
        private boolean mayTake(Bank.Account account) {
            return account.kept() > 0 || account.captured > 0 && account.chargedBack == 0;
        }

        private static long most(Bank.Account account) {
            return account.kept() > 0 ? account.kept() : PRICE;
        }

        private void giveBack() {
            if (!taken.isEmpty()) {
                var charge = taken.remove(random.nextInt(taken.size()));
                charge.account().chargedBack -= charge.amount();
                attempt(new RecordChargebackReversed(charge.payment(), charge.name()));
                seen.merge("GIVEN_BACK", 1, Integer::sum);
            }
        }

        /** The bank has taken it meanwhile, in euros, and tells for whom it was decided; or staff state what it is. */
        private void endUnclear() {
            if (unclear.isEmpty()) {
                return;
            }
            var charge = unclear.remove(random.nextInt(unclear.size()));
            attempt(new RecordDisputeEnded(charge.payment(), charge.name()));
            var canBeTaken = mayTake(charge.account())
                    && charge.amount() <= most(charge.account())
                    && !world.model.isRefunding(charge.payment().value());
            if (random.nextBoolean() || !canBeTaken) {
                attempt(
                        random.nextBoolean()
                                ? new RecordDisputeEnded(charge.payment(), charge.name(), true)
                                : new RecordChargebackReversed(charge.payment(), charge.name()));
                seen.merge("UNCLEAR_WON", 1, Integer::sum);
            } else {
                charge.account().chargedBack += charge.amount();
                taken.add(charge);
                attempt(new RecordChargeback(
                        charge.payment(), charge.name(), zar(charge.amount()), STAFF, "As the portal says"));
                seen.merge("UNCLEAR_STATED", 1, Integer::sum);
            }
        }

        /** As the bookings do that are paid with credits. */
        private void use() {
            if (bookings.isEmpty() || random.nextInt(3) == 0) {
                var booking = PaymentId.of(new BookingId("bkg_" + bookings.size()));
                if (attempt(new ReserveCredits(ACCOUNT, booking, zar(500)))) {
                    bookings.add(booking);
                }
                return;
            }
            var booking = any(bookings);
            switch (random.nextInt(3)) {
                case 0 -> attempt(new SpendCredits(ACCOUNT, booking, zar(500)));
                case 1 -> attempt(new ReleaseCredits(ACCOUNT, booking));
                default -> attempt(new ReturnCredits(ACCOUNT, booking, "r" + refunds++, zar(100)));
            }
        }

        private boolean attempt(Object command) {
            try {
                world.send(command);
                return true;
            } catch (CommandExecutionException refused) {
                var code = refused.<Refusal>getDetails().map(Refusal::code).orElse("");
                if (!TOO_EARLY_OR_LATE.contains(code)) {
                    throw refused;
                }
                return false;
            }
        }

        // --- what must hold in the end ---

        private void check() {
            var lots = lots();
            var completed = ids(CreditPurchaseCompleted.class);
            // Said again where a charge-back is undone.
            var failed = ids(CreditPurchaseFailed.class).stream().distinct().toList();
            assertThat(completed).as("completed once").doesNotHaveDuplicates();
            assertThat(completed).as("completed and failed").noneMatch(failed::contains);
            assertThat(completed.size() + failed.size()).as("each has an end").isEqualTo((int)
                    purchases.stream().filter(this::isKnown).count());
            seen.merge("COMPLETED", completed.size(), Integer::sum);
            seen.merge("FAILED", failed.size(), Integer::sum);
            assertThat(lots.keySet())
                    .as("one lot of each kind for each that is paid, and none for others")
                    .containsExactlyInAnyOrderElementsOf(completed.stream()
                            .flatMap(id -> Stream.of(
                                    id.paidLot().value(), id.bonusLot().value()))
                            .collect(Collectors.toList()));
            completed.forEach(id -> checkPaid(id, lots));
            failed.forEach(this::checkFailed);
            world.bank.accounts().forEach((name, account) -> {
                if (name.contains("/again-")) {
                    assertThat(account.kept())
                            .as("paid unasked, and gone back: " + name)
                            .isZero();
                }
                assertThat(account.held).as("held of " + name).isZero();
            });
            checkBooks(lots);
        }

        private void checkPaid(CreditPurchaseId id, Map<String, Lot> lots) {
            var account = world.bank.accounts().get(PaymentId.of(id).value());
            var paid = lots.get(id.paidLot().value());
            var bonus = lots.get(id.bonusLot().value());
            assertThat(account.kept() + account.chargedBack)
                    .as("paid once: " + id)
                    .isEqualTo(PRICE);
            assertThat(paid.granted).isEqualTo(PRICE);
            assertThat(bonus.granted).isEqualTo(BONUS);
            assertThat(paid.claim).as("claimed as the bank has taken: " + id).isEqualTo(account.chargedBack);
            assertThat(bonus.claim).as("claimed as a whole: " + id).isEqualTo(account.chargedBack > 0 ? BONUS : 0);
            assertThat(paid.disputes).as("frozen for ever: " + id).isEmpty();
            assertThat(bonus.disputes).as("frozen for ever: " + id).isEmpty();
            for (var lot : List.of(paid, bonus)) {
                assertThat(lot.taken == lot.claim || lot.available == 0)
                        .as("all that is left is taken back: " + id)
                        .isTrue();
            }
            if (account.chargedBack > 0) {
                seen.merge("CHARGED_BACK", 1, Integer::sum);
                seen.merge(paid.taken == paid.claim ? "KEPT" : "LOST", 1, Integer::sum);
            }
            if (isPaidUnasked(id)) {
                seen.merge("TWICE", 1, Integer::sum);
            }
        }

        private void checkFailed(CreditPurchaseId id) {
            var account = world.bank.accounts().get(PaymentId.of(id).value());
            if (account != null) {
                assertThat(account.kept()).as("gone back: " + id).isEqualTo(-borne(account));
                if (borne(account) > 0) {
                    seen.merge("BACK_TWICE", 1, Integer::sum);
                }
            }
            if (isPaidUnasked(id)) {
                seen.merge("LATE", 1, Integer::sum);
            }
        }

        /** What has gone back beyond what was taken. */
        private long borne(Bank.Account account) {
            return Math.max(0, account.refunded + account.chargedBack - account.captured);
        }

        private void checkBooks(Map<String, Lot> lots) {
            var ledger = world.model.ledger;
            assertThat(ledger.balance("assets:gateway:cash")).isEqualTo(world.bank.cash());
            assertThat(ledger.balance("assets:gateway:authorized")).isZero();
            assertThat(ledger.balance("liabilities:mentee:packs"))
                    .as("given, or gone back")
                    .isZero();
            var owed = lots.values().stream()
                    .mapToLong(lot -> lot.granted - lot.taken - lot.expired)
                    .sum();
            assertThat(ledger.balance("liabilities:mentee:credits")).isEqualTo(-owed);
            var lost = lots.values().stream()
                    .filter(lot -> lot.source == CreditSource.PURCHASE)
                    .mapToLong(lot -> lot.claim - lot.taken)
                    .sum();
            var borne = world.bank.accounts().values().stream()
                    .mapToLong(this::borne)
                    .sum();
            assertThat(ledger.balance("expenses:chargeback-losses"))
                    .as("what was spent is lost, and what has gone back twice")
                    .isEqualTo(lost + borne);
        }

        private Map<String, Lot> lots() {
            var lots = new HashMap<String, Lot>();
            events().stream()
                    .filter(CreditAccountEvent.class::isInstance)
                    .map(CreditAccountEvent.class::cast)
                    .forEach(event -> {
                        see(lots, event);
                        lots.forEach((id, lot) -> assertThat(lot.available)
                                .as(id + " after " + event)
                                .isNotNegative());
                    });
            return lots;
        }

        private void see(Map<String, Lot> lots, CreditAccountEvent event) {
            switch (event) {
                case CreditsGranted e -> {
                    var lot = new Lot();
                    lot.source = e.source();
                    lot.granted = e.amount().amountMinor();
                    lot.available = lot.granted;
                    assertThat(lots.put(e.lotId().value(), lot))
                            .as("given twice: " + e)
                            .isNull();
                }
                case CreditsReserved e -> {
                    e.parts()
                            .forEach(part -> assertThat(lots.get(part.lotId().value()).disputes)
                                    .as("promised though it is disputed: " + e)
                                    .isEmpty());
                    move(lots, e.parts(), -1);
                }
                case CreditsSpent e -> move(lots, e.released(), 1);
                case CreditsReleased e -> move(lots, e.parts(), 1);
                case CreditsReturned e -> move(lots, e.parts(), 1);
                case CreditsExpired e -> {
                    lots.get(e.lotId().value()).available -= e.amount().amountMinor();
                    lots.get(e.lotId().value()).expired += e.amount().amountMinor();
                }
                case CreditsClaimed e ->
                    claim(lots.get(e.lotId().value()), e.total(), e.amount().amountMinor());
                case CreditsRestored e ->
                    claim(lots.get(e.lotId().value()), e.total(), -e.amount().amountMinor());
                case CreditsFrozen e -> lots.get(e.lotId().value()).disputes.add(e.gatewayDisputeId());
                case CreditsThawed e -> lots.get(e.lotId().value()).disputes.remove(e.gatewayDisputeId());
            }
        }

        private void claim(Lot lot, Money total, long amount) {
            lot.available -= amount;
            lot.taken += amount;
            lot.claim = total.amountMinor();
        }

        private void move(Map<String, Lot> lots, List<CreditPart> parts, int sign) {
            parts.forEach(part -> lots.get(part.lotId().value()).available +=
                    sign * part.amount().amountMinor());
        }

        private List<CreditPurchaseId> ids(Class<?> kind) {
            return events().stream()
                    .filter(kind::isInstance)
                    .map(event -> ((CreditPurchaseEvent) event).creditPurchaseId())
                    .toList();
        }

        private boolean isKnown(CreditPurchaseId id) {
            return events().stream()
                    .anyMatch(event -> event instanceof CreditPurchaseEvent purchase
                            && purchase.creditPurchaseId().equals(id));
        }

        private boolean isPaidUnasked(CreditPurchaseId id) {
            var prefix = PaymentId.of(id).value() + "/again-";
            return world.bank.accounts().keySet().stream().anyMatch(name -> name.startsWith(prefix));
        }

        private boolean isAnswered(Object event, PaymentId payment) {
            return switch (event) {
                case PaymentCaptured e -> e.paymentId().equals(payment);
                case PaymentVoided e -> e.paymentId().equals(payment);
                case AuthorizationDeclined e -> e.paymentId().equals(payment);
                default -> false;
            };
        }

        private List<Object> events() {
            return world.payloads();
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }
}
