package org.mentorlink.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.stories.Ledger;
import org.mentorlink.booking.BookingId;
import org.mentorlink.command.payment.ozow.OzowStandIn;
import org.mentorlink.command.payment.payfast.PayFastStandIn;
import org.mentorlink.command.payment.razorpay.RazorpayStandIn;
import org.mentorlink.command.payment.stripe.StripeStandIn;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.GatewayDeadline.PaymentReviewDue;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PaymentCommand.CapturePayment;
import org.mentorlink.payment.PaymentCommand.RequestAuthorization;
import org.mentorlink.payment.PaymentCommand.ReturnPayment;
import org.mentorlink.payment.PaymentEvent.ChargebackReversed;
import org.mentorlink.payment.PaymentEvent.GatewayFeeStated;
import org.mentorlink.payment.PaymentEvent.PaymentCaptured;
import org.mentorlink.payment.PaymentEvent.PaymentChargedBack;
import org.mentorlink.payment.PaymentEvent.PaymentRefunded;
import org.mentorlink.payment.PaymentEvent.RefundReversed;
import org.mentorlink.payment.PaymentEvent.StrayPaymentTaken;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutCommand.BeginPayout;
import org.mentorlink.payment.PayoutCommand.SendPayout;
import org.mentorlink.payment.PayoutCommand.SettleEarnings;
import org.mentorlink.payment.PayoutEvent.PayoutSent;
import org.mentorlink.payment.PayoutEvent.TransferReversed;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.slf4j.LoggerFactory;

/**
 * Stories of payments through the real adapters, with time-outs of either true outcome, errors, and messages that come twice,
 * late and in any order: in the end what the platform's chart of accounts books on {@code assets:gateway:cash} is what the gateway's
 * books say, movement by movement. {@code -Dstories.seed} tells them again.
 */
class GatewayBooksTest {
    private static final int STORIES = Integer.getInteger("stories.gateways", 500);
    private static final long PRICE = 1_000;

    private final long seed = Long.getLong("stories.seed", 2026);

    private static final String CASH = "assets:gateway:cash";

    /** What has moved, by what it is called on both sides; what went out is less than nothing. */
    private final Map<String, Long> ledger = new TreeMap<>();

    private final Map<MovementKind, Integer> kinds = new EnumMap<>(MovementKind.class);
    /** By currency; in two, three and no decimals. */
    private final Map<String, Long> cash = new TreeMap<>();

    private static final List<String> CURRENCIES = List.of("ZAR", "JPY", "KWD");

    /** Gateways that fail are what this is about. */
    @BeforeAll
    static void beQuiet() {
        worker().setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        worker().setLevel(null);
    }

    private static Logger worker() {
        return (Logger) LoggerFactory.getLogger(PaymentWorker.class);
    }

    @Test
    void stripesBooksAreTheLedgers() throws Exception {
        System.out.println("stripe stories: -Dstories.seed=" + seed);
        try (var stripe = new StripeStandIn(Fixtures.MONDAY_10H.getEpochSecond())) {
            for (var number = 0; number < STORIES; number++) {
                new StripeStory(stripe, number).tell();
            }
            for (var currency : CURRENCIES) {
                assertThat(cash.getOrDefault(currency, 0L))
                        .isEqualTo(stripe.balance(currency.toLowerCase(Locale.ROOT)));
            }
            assertThat(moved(report(stripe.gateway()), false)).isEqualTo(moved());
            ended(
                    MovementKind.CAPTURE,
                    MovementKind.REFUND,
                    MovementKind.REFUND_REVERSAL,
                    MovementKind.CHARGEBACK,
                    MovementKind.CHARGEBACK_REVERSAL,
                    MovementKind.TRANSFER,
                    MovementKind.REVERSAL);
        }
    }

    @Test
    void payFastsBooksAreTheLedgers() throws Exception {
        System.out.println("payfast stories: -Dstories.seed=" + seed);
        // PayFast tells its history as a whole, so that one of all stories would be read again and again.
        for (var first = 0; first < STORIES; first += 100) {
            try (var payFast = new PayFastStandIn()) {
                for (var number = first; number < Math.min(STORIES, first + 100); number++) {
                    new PayFastStory(payFast, number).tell();
                }
                assertThat(cash).containsOnly(Map.entry("ZAR", payFast.balance() - payFast.fees()));
                assertThat(moved(report(payFast.gateway()), true)).isEqualTo(moved());
                cash.clear();
                ledger.clear();
            }
        }
        assertThat(strays).isPositive();
        ended(MovementKind.CAPTURE, MovementKind.REFUND);
    }

    @Test
    void ozowsBooksAreTheLedgers() throws Exception {
        System.out.println("ozow stories: -Dstories.seed=" + seed);
        for (var first = 0; first < STORIES; first += 100) {
            try (var ozow = new OzowStandIn()) {
                for (var number = first; number < Math.min(STORIES, first + 100); number++) {
                    new OzowStory(ozow, number).tell();
                }
                assertThat(cash).containsOnly(Map.entry("ZAR", ozow.balance()));
                assertThat(moved(ozow.books(), false)).isEqualTo(moved());
                cash.clear();
                ledger.clear();
            }
        }
        assertThat(strays).isPositive();
        ended(MovementKind.CAPTURE, MovementKind.REFUND, MovementKind.REFUND_REVERSAL);
    }

    @Test
    void razorpaysBooksAreTheLedgers() throws Exception {
        System.out.println("razorpay stories: -Dstories.seed=" + seed);
        for (var first = 0; first < STORIES; first += 100) {
            try (var razorpay = new RazorpayStandIn(Fixtures.MONDAY_10H)) {
                for (var number = first; number < Math.min(STORIES, first + 100); number++) {
                    new RazorpayStory(razorpay, number).tell();
                }
                assertThat(cash).containsOnly(Map.entry("INR", razorpay.balance()));
                assertThat(moved(report(razorpay.gateway()), false)).isEqualTo(moved());
                cash.clear();
                ledger.clear();
            }
        }
        ended(MovementKind.CAPTURE, MovementKind.REFUND, MovementKind.CHARGEBACK);
    }

    /** The stories are worth telling only if they end in all the ways there are. */
    private void ended(MovementKind... all) {
        System.out.println("stories ended " + kinds + ", of another amount " + strays + ", messages lost " + lost);
        assertThat(lost).isPositive();
        assertThat(kinds).containsOnlyKeys(all);
    }

    private static List<GatewayLine> report(PaymentGateway gateway) {
        var lines = new ArrayList<GatewayLine>();
        String after = null;
        do {
            var page = gateway.report(Fixtures.MONDAY_10H, Fixtures.MONDAY_10H.plusSeconds(60), after, 100);
            lines.addAll(page.lines());
            after = page.next();
        } while (after != null);
        return lines;
    }

    /** @param byOurKey the gateway gives refunds no name that it tells, and so they are known by ours */
    private static Map<String, Long> moved(List<GatewayLine> books, boolean byOurKey) {
        var moved = new TreeMap<String, Long>();
        for (var line : books) {
            var key = line.merchantReference();
            var name = key != null && (byOurKey || line.kind() == MovementKind.CAPTURE)
                    ? key.replaceFirst("/.*", "")
                    : line.reference();
            moved.merge(
                    named(line.kind(), name), sign(line.kind()) * line.amount().amountMinor(), Long::sum);
            moved.merge("fee of " + line.kind() + ' ' + name, -line.feeMinor(), Long::sum);
        }
        moved.values().removeIf(minor -> minor == 0);
        return moved;
    }

    private Map<String, Long> moved() {
        ledger.values().removeIf(minor -> minor == 0);
        return ledger;
    }

    private static int sign(MovementKind kind) {
        return switch (kind) {
            case CAPTURE, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL -> 1;
            case REFUND, CHARGEBACK, TRANSFER, SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER -> -1;
        };
    }

    /** A refund that came back before anybody heard that it was done never was one to the platform. */
    private static String named(MovementKind kind, String name) {
        return (kind == MovementKind.REFUND_REVERSAL ? MovementKind.REFUND : kind) + " " + name;
    }

    /** How much is what the ledger's chart of accounts says. */
    private void enter(Object event) {
        if (event instanceof StrayPaymentTaken) {
            strays++;
        }
        for (var line : Ledger.lines(event)) {
            if (line.account().equals(CASH)) {
                var minor = line.debitMinor() - line.creditMinor();
                cash.merge(line.currency(), minor, Long::sum);
                ledger.merge(nameOf(event), minor, Long::sum);
            }
        }
    }

    private String nameOf(Object event) {
        return switch (event) {
            case PaymentCaptured e ->
                counted(MovementKind.CAPTURE, e.paymentId().value());
            case StrayPaymentTaken e ->
                counted(MovementKind.CAPTURE, e.paymentId().value());
            case PaymentRefunded e -> counted(MovementKind.REFUND, e.gatewayReference());
            case RefundReversed e -> counted(MovementKind.REFUND_REVERSAL, e.gatewayReference());
            case PaymentChargedBack e -> counted(MovementKind.CHARGEBACK, e.gatewayDisputeId());
            case ChargebackReversed e -> counted(MovementKind.CHARGEBACK_REVERSAL, e.gatewayDisputeId());
            case PayoutSent e -> counted(MovementKind.TRANSFER, String.valueOf(e.gatewayReference()));
            case TransferReversed e -> counted(MovementKind.REVERSAL, e.gatewayReference());
            case GatewayFeeStated e ->
                "fee of " + e.movement() + ' '
                        + (e.movement() == MovementKind.CAPTURE ? e.paymentId().value() : e.reference());
            default -> throw new AssertionError("no name of " + event);
        };
    }

    private String counted(MovementKind kind, String name) {
        kinds.merge(kind, 1, Integer::sum);
        return named(kind, name);
    }

    private int strays;

    /** How often something was told and never heard. */
    private int lost;

    private abstract class Story {
        final Random random;
        final MoneyWorld world;
        final PaymentGateway gateway;
        final String currency;
        final BookingId booking;
        final PaymentId payment;
        final List<Object> wishes = new ArrayList<>();
        final List<ReadWebhook> messages = new ArrayList<>();
        boolean calm;

        Story(PaymentGateway gateway, String method, String currency, int number) {
            // Seeds that lie side by side begin alike, unless they are mixed.
            this.random = new Random(new SplittableRandom(seed + number).nextLong());
            this.gateway = gateway;
            this.currency = currency;
            this.world = new MoneyWorld(gateway);
            this.booking = new BookingId("bkg_story" + number);
            this.payment = PaymentId.of(booking);
            wishes.add(
                    new RequestAuthorization(payment, booking, Fixtures.LERATO, money(PRICE), gateway.name(), method));
            if (random.nextInt(4) > 0) {
                wishes.add(new CapturePayment(payment, toCapture()));
            }
            for (var i = random.nextInt(3); i > 0; i--) {
                wishes.add(new ReturnPayment(
                        payment, booking, money(random.nextBoolean() ? PRICE : 1 + random.nextInt((int) PRICE))));
            }
        }

        final Money money(long minor) {
            return Money.of(minor, currency);
        }

        /** Sometimes less than is held, in what Stripe can count; what is taken at once is taken whole. */
        private @Nullable Money toCapture() {
            return gateway.abilities().partialCapture() && random.nextInt(3) == 0
                    ? money(100 * (1 + random.nextInt(9)))
                    : null;
        }

        /** Mostly what is asked for; as from a form of another price, also another amount. */
        final Money paid() {
            return money(random.nextInt(5) == 0 ? PRICE / 2 + random.nextInt((int) PRICE) : PRICE);
        }

        /** What happens at the gateway without us. */
        abstract void happens();

        abstract void next();

        /** Twice, or never, where it is asked for later. */
        final void told(List<ReadWebhook> news) {
            var isAskedFor = world.scheduled.stream().anyMatch(PaymentReviewDue.class::isInstance);
            if (isAskedFor && !news.isEmpty() && random.nextInt(3) > 0) {
                lost++;
            } else {
                messages.addAll(news);
                messages.addAll(news);
            }
        }

        /** What happens when all is done. */
        void afterwards() {}

        void tell() {
            try {
                for (var turn = 0; turn < 40; turn++) {
                    switch (random.nextInt(7)) {
                        case 0, 1 -> wish();
                        case 2, 3 -> deliver();
                        case 4 -> inquire();
                        case 5 -> message();
                        default -> happens();
                    }
                }
                calm = true;
                settle();
                afterwards();
                settle();
            } catch (Exception | AssertionError failure) {
                throw new AssertionError("story of " + booking + ", seed " + seed + ": " + world.events, failure);
            }
            world.events.forEach(GatewayBooksTest.this::enter);
        }

        private void settle() throws ForgedWebhook {
            for (var round = 0; round < 300 && unfinished(); round++) {
                deliver();
                message();
                inquire();
            }
            assertThat(unfinished()).isFalse();
        }

        private boolean unfinished() {
            return !world.undelivered.isEmpty() || !world.scheduled.isEmpty() || !messages.isEmpty();
        }

        private void wish() {
            if (!wishes.isEmpty()) {
                try {
                    world.handle(wishes.removeFirst());
                } catch (Refused refused) {
                    // Nothing follows from it, on either side.
                }
            }
        }

        /** Mostly once, as after a crash also twice. */
        private void deliver() {
            if (!world.undelivered.isEmpty()) {
                var event = world.undelivered.removeFirst();
                for (var times = calm || random.nextInt(4) > 0 ? 1 : 2; times > 0; times--) {
                    next();
                    world.deliver(event);
                }
            }
        }

        private void inquire() {
            if (!world.scheduled.isEmpty()) {
                world.now = world.now.plus(
                        random.nextInt(6) > 0 ? Duration.ofMinutes(10) : Duration.ofDays(1 + random.nextInt(3)));
                next();
                world.deliver(world.scheduled.remove(random.nextInt(world.scheduled.size())));
            }
        }

        private void message() throws ForgedWebhook {
            if (messages.isEmpty()) {
                return;
            }
            var message = messages.remove(random.nextInt(messages.size()));
            for (var command : gateway.read(message)) {
                if (!command.paymentId().equals(payment)) {
                    continue;
                }
                try {
                    world.handle(command);
                } catch (Refused early) {
                    // A refund that is not known by that name: not yet, or no more. It is asked about anyway.
                    assertThat(early.code())
                            .isIn(
                                    "CAPTURE_NOT_REQUESTED",
                                    "PAYMENT_NOT_CAPTURED",
                                    "CHARGEBACK_UNKNOWN",
                                    "REFUND_UNKNOWN");
                    if (!early.code().equals("REFUND_UNKNOWN")) {
                        messages.add(message);
                    }
                }
            }
        }
    }

    private final class StripeStory extends Story {
        private static final List<String> METHODS = List.of(
                "pm_card_visa",
                "pm_card_visa",
                "pm_card_visa",
                "pm_card_authenticationRequired",
                "pm_card_chargeDeclined");

        private final StripeStandIn stripe;

        StripeStory(StripeStandIn stripe, int number) {
            super(
                    stripe.gateway(),
                    METHODS.get(number % METHODS.size()),
                    CURRENCIES.get(number % CURRENCIES.size()),
                    number);
            this.stripe = stripe;
            if (random.nextBoolean()) {
                var payout = PayoutId.of(booking);
                wishes.add(new SettleEarnings(
                        payout, booking, new MentorId("mtr_1"), money(700), money(300), Fixtures.MONDAY_10H));
                wishes.add(new BeginPayout(payout));
                wishes.add(new SendPayout(payout, money(random.nextInt(2) * 100)));
                for (var i = random.nextInt(3); i > 0; i--) {
                    var share = random.nextInt(8) * 100;
                    wishes.add(new SettleEarnings(
                            payout,
                            booking,
                            new MentorId("mtr_1"),
                            money(share),
                            money(share / 3),
                            Fixtures.MONDAY_10H));
                }
            }
        }

        @Override
        void happens() {
            switch (random.nextInt(6)) {
                case 0 -> stripe.payersAct();
                case 1 -> {
                    if (world.payment != null && world.payment.phase() == PaymentState.Phase.CAPTURED) {
                        stripe.disputeOne(payment.value());
                    }
                }
                case 2 -> stripe.winOne(payment.value());
                case 3 -> stripe.failOne(payment.value());
                default -> {}
            }
            told(stripe.messages(payment.value()));
        }

        @Override
        void next() {
            stripe.next(random, calm);
        }
    }

    private final class OzowStory extends Story {
        private static final List<String> OUTCOMES =
                List.of("Complete", "Complete", "Complete", "Cancelled", "Error", "Abandoned");

        private final OzowStandIn ozow;

        OzowStory(OzowStandIn ozow, int number) {
            super(ozow.gateway(), "any", "ZAR", number);
            this.ozow = ozow;
        }

        /** The payer pays, in time, late, in two tabs, or not at all; a refund goes on, in one way or another. */
        @Override
        void happens() {
            if (random.nextInt(2) == 0) {
                told(ozow.refundsGoOn(payment.value(), random));
            } else if (world.payment != null && world.payment.order() != null && random.nextInt(3) == 0) {
                var key = GatewayKeys.of(payment, GatewayStep.AUTHORIZE, null);
                var action = gateway.payerAction(key, payment, paid()).orElseThrow();
                told(List.of(ozow.pays(action, OUTCOMES.get(random.nextInt(OUTCOMES.size())))));
            }
        }

        @Override
        void next() {
            ozow.next(random, calm);
        }

        @Override
        void afterwards() {
            if (random.nextInt(3) == 0) {
                messages.addAll(ozow.sendsBack(payment.value()));
            }
        }
    }

    private final class RazorpayStory extends Story {
        private final RazorpayStandIn razorpay;

        RazorpayStory(RazorpayStandIn razorpay, int number) {
            super(razorpay.gateway(), "any", "INR", number);
            this.razorpay = razorpay;
        }

        /** The payer pays, in time or late; a refund goes on; a dispute is lost. What is told of it comes twice. */
        @Override
        void happens() {
            var key = GatewayKeys.of(payment, GatewayStep.AUTHORIZE, null);
            var told = switch (random.nextInt(4)) {
                case 0 -> razorpay.refundsGoOn(payment.value(), random);
                case 1 ->
                    random.nextInt(4) == 0
                            ? razorpay.dispute(payment.value(), random.nextBoolean())
                            : List.<ReadWebhook>of();
                default ->
                    gateway.payerAction(key, payment, money(PRICE))
                            .map(action -> razorpay.pays(action, random.nextInt(3) == 0))
                            .orElse(List.of());
            };
            told(told);
        }

        @Override
        void next() {
            razorpay.next(random, calm);
        }
    }

    private final class PayFastStory extends Story {
        private final PayFastStandIn payFast;

        PayFastStory(PayFastStandIn payFast, int number) {
            super(payFast.gateway(), "any", "ZAR", number);
            this.payFast = payFast;
        }

        /** The payer pays, in time, late, or in two tabs. */
        @Override
        void happens() {
            if (world.payment != null && world.payment.order() != null && random.nextInt(3) == 0) {
                var key = GatewayKeys.of(payment, GatewayStep.AUTHORIZE, null);
                var action = gateway.payerAction(key, payment, paid()).orElseThrow();
                told(List.of(payFast.pays(action)));
            }
        }

        @Override
        void next() {
            payFast.next(random, calm);
        }
    }
}
