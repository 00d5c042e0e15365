package org.mentorlink.command.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.DisputeEvidenceView;
import org.mentorlink.command.payment.EvidenceReceiving;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PayeeOpening;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.Reviewing;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PayeeOnboarding;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentFlow;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/**
 * Stripe: an authorisation is a PaymentIntent of manual capture, known by our key in its metadata. A payment method that
 * begins with {@code pm_} is charged at once; with any other the payer gives their card to Stripe's own fields, in the
 * browser. No card number comes here in either way.
 *
 * <p>The library retries nothing by itself: what is not answered is asked for later, like everything whose outcome is
 * unknown.
 */
final class StripeGateway implements PaymentGateway, EvidenceReceiving, PayeeOpening, Reviewing {
    static final String NAME = "stripe";

    /** Metadata: our key of the step, the payment it belongs to, and whether the payer acts in the browser. */
    static final String KEY = "key";

    static final String PAYMENT = "payment";
    static final String REFUND = "refund";
    static final String IN_BROWSER = "in_browser";

    /** How long the search may not know what was just made. */
    private static final String NOT_AT_OUR_DISPOSAL = "balance_insufficient";

    private static final Duration UNSEARCHED = Duration.ofHours(1);

    private final StripeClient stripe;
    private final StripeProperties properties;
    private final StripeWebhooks webhooks;
    private final StripeReport report;
    private final StripeReview review;
    private final StripeEvidence evidence;
    private final StripePayees payees;
    private final Function<String, Optional<String>> opened;
    private final Clock clock;

    /** @param opened which account a mentor has opened */
    StripeGateway(StripeProperties properties, Function<String, Optional<String>> opened, Clock clock) {
        var timeout = Math.toIntExact(properties.timeout().toMillis());
        this.stripe = StripeClient.builder()
                .setApiKey(properties.secretKey())
                .setApiBase(properties.apiBase())
                .setConnectTimeout(timeout)
                .setReadTimeout(timeout)
                .setMaxNetworkRetries(0)
                .build();
        this.properties = properties;
        this.webhooks = new StripeWebhooks(properties, clock, this::paymentOf);
        this.report = new StripeReport(stripe);
        this.review = new StripeReview(stripe);
        this.evidence = new StripeEvidence(stripe);
        this.payees = new StripePayees(stripe, properties.onboardingUrl());
        this.opened = opened;
        this.clock = clock;
    }

    /** What Stripe is asked. */
    interface Question<T> {
        T ask() throws StripeException;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                true,
                true,
                true,
                true,
                true,
                true,
                true,
                true,
                true,
                Set.of(MovementKind.CAPTURE, MovementKind.REFUND, MovementKind.CHARGEBACK),
                Set.of());
    }

    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        var minor = StripeAmounts.of(amount);
        if (minor.isEmpty()) {
            return notCountable();
        }
        var intent = PaymentIntentCreateParams.builder()
                .setAmount(minor.getAsLong())
                .setCurrency(currency(amount))
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .addPaymentMethodType("card")
                .setDescription(description)
                .putMetadata(KEY, key)
                .putMetadata(PAYMENT, description);
        if (paymentMethod.startsWith("pm_")) {
            intent.setPaymentMethod(paymentMethod).setConfirm(true);
        } else {
            intent.putMetadata(IN_BROWSER, "yes");
        }
        return answer(() -> authorized(stripe.v1().paymentIntents().create(intent.build(), keyed(key)), false));
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        var minor = StripeAmounts.of(amount);
        if (minor.isEmpty()) {
            return notCountable();
        }
        var params = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(minor.getAsLong())
                .build();
        return answer(() -> {
            try {
                return captured(stripe.v1().paymentIntents().capture(authorization, params, keyed(key)));
            } catch (InvalidRequestException refused) {
                return settled(refused, authorization, "succeeded");
            }
        });
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return answer(() -> {
            try {
                return voided(stripe.v1().paymentIntents().cancel(authorization, keyed(key)));
            } catch (InvalidRequestException refused) {
                return settled(refused, authorization, "canceled");
            }
        });
    }

    /** Stripe refunds in the currency of the charge, whatever ours is. */
    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        var minor = StripeAmounts.of(amount);
        if (minor.isEmpty()) {
            return notCountable();
        }
        return answer(() -> {
            var intent = stripe.v1().paymentIntents().retrieve(authorization);
            if (!intent.getCurrency().equals(currency(amount))) {
                return new Declined("currency_mismatch");
            }
            var params = RefundCreateParams.builder()
                    .setPaymentIntent(authorization)
                    .setAmount(minor.getAsLong())
                    .putMetadata(KEY, key)
                    .putMetadata(REFUND, key.substring(0, Math.max(key.indexOf('/'), 0)))
                    .putMetadata(PAYMENT, intent.getMetadata().getOrDefault(PAYMENT, ""))
                    .build();
            return refunded(stripe.v1().refunds().create(params, keyed(key)));
        });
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        var minor = StripeAmounts.of(amount);
        if (minor.isEmpty()) {
            return notCountable();
        }
        var account = properties.account(recipient).or(() -> opened.apply(recipient));
        if (account.isEmpty()) {
            return new Declined("no_payout_account");
        }
        var params = TransferCreateParams.builder()
                .setAmount(minor.getAsLong())
                .setCurrency(currency(amount))
                .setDestination(account.get())
                .setTransferGroup(key)
                .putMetadata(KEY, key)
                .build();
        return answer(() -> new Done(transferred(params, key, 0)));
    }

    /**
     * What was charged lately is at our disposal some days later. Stripe has not done the transfer then, and repeats that for a day
     * whenever it is asked with the same key: where it only repeats itself, it is asked anew, with the next key. A key is followed by
     * another only where it was answered, so no two are ever under way.
     *
     * @throws GatewayTimeout where the balance does not do for it as yet: it is asked for again later, unless it is stopped
     */
    private String transferred(TransferCreateParams params, String key, int refusals) throws StripeException {
        try {
            var next = refusals == 0 ? key : key + "/again/" + refusals;
            return stripe.v1().transfers().create(params, keyed(next)).getId();
        } catch (InvalidRequestException refused) {
            if (!code(refused).equals(NOT_AT_OUR_DISPOSAL)) {
                throw refused;
            }
            if (isRepeated(refused)) {
                return transferred(params, key, refusals + 1);
            }
            throw new GatewayTimeout("What is to be transferred is not at our disposal at Stripe yet", refused);
        }
    }

    private static boolean isRepeated(StripeException refused) {
        var error = refused.getStripeError();
        var answer = error == null ? null : error.getLastResponse();
        return answer != null
                && answer.headers()
                        .firstValue("Idempotent-Replayed")
                        .filter("true"::equals)
                        .isPresent();
    }

    /** Stripe takes no more back than is on the mentor's account there. */
    @Override
    public GatewayAnswer reverse(String key, String transfer, Money amount) {
        var minor = StripeAmounts.of(amount);
        if (minor.isEmpty()) {
            return notCountable();
        }
        var params = TransferReversalCreateParams.builder()
                .setAmount(minor.getAsLong())
                .putMetadata(KEY, key)
                .build();
        return answer(() -> new Done(stripe.v1()
                .transfers()
                .reversals()
                .create(transfer, params, keyed(key))
                .getId()));
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        return answer(() -> switch (inquiry.step()) {
            case AUTHORIZE -> becameOf(inquiry);
            case CAPTURE -> captured(retrieve(inquiry));
            case VOID -> voided(retrieve(inquiry));
            case REFUND -> refundOf(inquiry);
            case TRANSFER -> transferOf(inquiry);
            case REVERSE -> reversalOf(inquiry);
            case FEE, EVIDENCE -> new NotFound();
        });
    }

    /** The balance transaction is made a little later than what it is of. */
    @Override
    public Optional<Fee> fee(MovementKind movement, String reference) {
        return asked(() -> Optional.ofNullable(booked(movement, reference))
                .map(booked -> new Fee(
                        StripeAmounts.money(booked.getAmount(), booked.getCurrency()),
                        StripeAmounts.money(booked.getFee(), booked.getCurrency()))));
    }

    private @Nullable BalanceTransaction booked(MovementKind movement, String reference) throws StripeException {
        return switch (movement) {
            case CAPTURE -> {
                var params = PaymentIntentRetrieveParams.builder()
                        .addExpand("latest_charge.balance_transaction")
                        .build();
                var charge =
                        stripe.v1().paymentIntents().retrieve(reference, params).getLatestChargeObject();
                yield charge == null ? null : charge.getBalanceTransactionObject();
            }
            case REFUND -> {
                var params = RefundRetrieveParams.builder()
                        .addExpand("balance_transaction")
                        .build();
                yield stripe.v1().refunds().retrieve(reference, params).getBalanceTransactionObject();
            }
            case CHARGEBACK ->
                stripe.v1().disputes().retrieve(reference).getBalanceTransactions().stream()
                        .filter(booked -> "dispute".equals(booked.getReportingCategory()))
                        .findFirst()
                        .orElse(null);
            case TRANSFER, REVERSAL, REFUND_REVERSAL, CHARGEBACK_REVERSAL, SETTLEMENT, ACCOUNT_FEE, RESERVE, OTHER ->
                null;
        };
    }

    /** No card is shown to anybody but Stripe's script. */
    @Override
    public PaymentFlow flow() {
        return PaymentFlow.SCRIPT;
    }

    /** As Stripe's documents ask for; the maps are for fields in which addresses are completed. */
    @Override
    public Optional<PageScript> pageScript() {
        return Optional.ofNullable(properties.publishableKey())
                .map(key -> new PageScript(
                        NAME,
                        key,
                        List.of("https://*.js.stripe.com", "https://js.stripe.com", "https://maps.googleapis.com"),
                        List.of("https://*.js.stripe.com", "https://js.stripe.com", "https://hooks.stripe.com"),
                        List.of("https://api.stripe.com", "https://maps.googleapis.com")));
    }

    /** With the secret that Stripe's script in the browser needs, for this one payment. */
    @Override
    public Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
        return asked(() -> find(key))
                .filter(StripeGateway::awaitsPayer)
                .map(intent -> new PayerAction(null, List.of(), intent.getClientSecret(), properties.publishableKey()));
    }

    @Override
    public List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        return webhooks.read(webhook);
    }

    @Override
    public List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization) {
        return authorization == null ? List.of() : asked(() -> review.of(paymentId, authorization));
    }

    @Override
    public GatewayReportPage report(Instant from, Instant to, @Nullable String after, int most) {
        return asked(() -> report.read(from, to, after, most));
    }

    @Override
    public boolean opensAccounts() {
        return properties.onboardingUrl() != null;
    }

    @Override
    public GatewayAnswer openAccount(String key, String mentorId, @Nullable String country) {
        return answer(() -> new Done(payees.open(mentorId, country, keyed(key))));
    }

    @Override
    public Payee payee(String reference) {
        return asked(() -> payees.payee(reference));
    }

    @Override
    public PayeeOnboarding onboarding(String reference) {
        return asked(() -> payees.onboarding(reference));
    }

    @Override
    public Optional<Instant> evidenceDueBy(String gatewayDisputeId) {
        return asked(() -> evidence.dueBy(gatewayDisputeId));
    }

    @Override
    public GatewayAnswer inquireEvidence(String gatewayDisputeId, String sha256) {
        return answer(() -> evidence.becameOf(gatewayDisputeId, sha256));
    }

    @Override
    public GatewayAnswer submitEvidence(String key, String gatewayDisputeId, DisputeEvidenceView what) {
        return answer(() -> evidence.submit(gatewayDisputeId, what, keyed(key)));
    }

    /** What nobody waits for any more is taken out of the payer's hands. */
    private GatewayAnswer becameOf(Inquiry inquiry) throws StripeException {
        var found = find(inquiry.key()).orElse(null);
        if (found == null) {
            return new NotFound();
        }
        if (inquiry.abandoned() && awaitsPayer(found)) {
            try {
                return authorized(stripe.v1().paymentIntents().cancel(found.getId()), true);
            } catch (InvalidRequestException meanwhile) {
                return authorized(stripe.v1().paymentIntents().retrieve(found.getId()), true);
            }
        }
        return authorized(found, inquiry.abandoned());
    }

    private GatewayAnswer refundOf(Inquiry inquiry) throws StripeException {
        var params = RefundListParams.builder()
                .setPaymentIntent(authorization(inquiry))
                .setLimit(100L)
                .build();
        for (var refund : stripe.v1().refunds().list(params).autoPagingIterable()) {
            if (inquiry.key().equals(refund.getMetadata().get(KEY))) {
                return refunded(refund);
            }
        }
        return new NotFound();
    }

    private GatewayAnswer transferOf(Inquiry inquiry) throws StripeException {
        var params =
                TransferListParams.builder().setTransferGroup(inquiry.key()).build();
        var transfers = stripe.v1().transfers().list(params).getData();
        return transfers.isEmpty()
                ? new NotFound()
                : new Done(transfers.getFirst().getId());
    }

    private GatewayAnswer reversalOf(Inquiry inquiry) throws StripeException {
        var params = TransferReversalListParams.builder().setLimit(100L).build();
        var reversals = stripe.v1().transfers().reversals().list(authorization(inquiry), params);
        for (var reversal : reversals.autoPagingIterable()) {
            if (inquiry.key().equals(reversal.getMetadata().get(KEY))) {
                return new Done(reversal.getId());
            }
        }
        return new NotFound();
    }

    /** By our key: the search knows what is older, the list what is so young that the search may not. */
    private Optional<PaymentIntent> find(String key) throws StripeException {
        var search = PaymentIntentSearchParams.builder()
                .setQuery("metadata['" + KEY + "']:'" + key + "'")
                .build();
        var found = stripe.v1().paymentIntents().search(search).getData();
        if (!found.isEmpty()) {
            // The search may be behind.
            return Optional.of(
                    stripe.v1().paymentIntents().retrieve(found.getFirst().getId()));
        }
        var young = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(clock.instant().minus(UNSEARCHED).getEpochSecond())
                        .build())
                .setLimit(100L)
                .build();
        for (var intent : stripe.v1().paymentIntents().list(young).autoPagingIterable()) {
            if (key.equals(intent.getMetadata().get(KEY))) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }

    /** The payment that a PaymentIntent belongs to, in {@link #PAYMENT}. */
    private @Nullable String paymentOf(String intent) {
        return asked(() -> Optional.ofNullable(stripe.v1()
                        .paymentIntents()
                        .retrieve(intent)
                        .getMetadata()
                        .get(PAYMENT)))
                .orElse(null);
    }

    private PaymentIntent retrieve(Inquiry inquiry) throws StripeException {
        return stripe.v1().paymentIntents().retrieve(authorization(inquiry));
    }

    /** A step that its state forbids may have been done before, under a key that Stripe has forgotten. */
    private GatewayAnswer settled(InvalidRequestException refused, String authorization, String status)
            throws StripeException {
        return "payment_intent_unexpected_state".equals(refused.getCode())
                        && status.equals(stripe.v1()
                                .paymentIntents()
                                .retrieve(authorization)
                                .getStatus())
                ? new Done(authorization)
                : declined(refused);
    }

    private static GatewayAnswer authorized(PaymentIntent intent, boolean abandoned) {
        return switch (intent.getStatus()) {
            case "requires_capture", "succeeded" -> new Done(intent.getId());
            case "canceled" -> new Declined("canceled");
            case "requires_payment_method" -> {
                if (isInBrowser(intent) && !abandoned) {
                    throw notYet(intent.getId());
                }
                var error = intent.getLastPaymentError();
                yield new Declined(
                        error == null
                                ? "payment_method_missing"
                                : error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode());
            }
            default -> throw notYet(intent.getId());
        };
    }

    private static GatewayAnswer captured(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new Done(intent.getId());
            case "requires_capture" -> new NotFound();
            default -> new Declined(intent.getStatus());
        };
    }

    private static GatewayAnswer voided(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "canceled" -> new Done(intent.getId());
            case "requires_capture" -> new NotFound();
            default -> new Declined(intent.getStatus());
        };
    }

    private static GatewayAnswer refunded(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new Done(refund.getId());
            case "failed", "canceled" ->
                new Declined(refund.getFailureReason() == null ? refund.getStatus() : refund.getFailureReason());
            default -> throw notYet(refund.getId());
        };
    }

    private static boolean awaitsPayer(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_action", "requires_confirmation" -> true;
            case "requires_payment_method" -> isInBrowser(intent);
            default -> false;
        };
    }

    private static boolean isInBrowser(PaymentIntent intent) {
        return intent.getMetadata().containsKey(IN_BROWSER);
    }

    private static GatewayAnswer answer(Question<GatewayAnswer> question) {
        try {
            return question.ask();
        } catch (CardException declined) {
            return new Declined(declined.getDeclineCode() == null ? code(declined) : declined.getDeclineCode());
        } catch (InvalidRequestException refused) {
            return declined(refused);
        } catch (StripeException other) {
            throw unanswered(other);
        }
    }

    /** @throws GatewayTimeout where it is only busy, whatever status it says that with */
    private static Declined declined(InvalidRequestException refused) {
        var declined = new Declined(code(refused));
        if (declined.isPassing()) {
            throw new GatewayTimeout("Stripe is busy", refused);
        }
        return declined;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (StripeException failed) {
            throw unanswered(failed);
        }
    }

    /**
     * A key that was used with other content tells nothing about what was done with it. A lock that was waited for too long is too many
     * requests (429) for Stripe; a key in use (409), as all it has no other answer for, its own trouble.
     */
    private static RuntimeException unanswered(StripeException failed) {
        return switch (failed) {
            case ApiConnectionException noConnection -> new GatewayTimeout("Stripe does not answer", noConnection);
            case ApiException broken -> new GatewayTimeout("Stripe failed", broken);
            case RateLimitException later -> new GatewayTimeout("Stripe is asked too often", later);
            case IdempotencyException reused -> new GatewayTimeout("Stripe knows this key with other content", reused);
            default -> new IllegalStateException("Stripe cannot be asked", failed);
        };
    }

    private static GatewayTimeout notYet(String id) {
        return new GatewayTimeout(id + " is not settled yet");
    }

    private static Declined notCountable() {
        return new Declined("amount_not_countable");
    }

    private static String code(StripeException refused) {
        return refused.getCode() == null ? "invalid_request" : refused.getCode();
    }

    private static String currency(Money amount) {
        return amount.currency().toLowerCase(Locale.ROOT);
    }

    private static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static String authorization(Inquiry inquiry) {
        var authorization = inquiry.authorization();
        if (authorization == null) {
            throw new IllegalArgumentException("only what is authorised can be " + inquiry.step());
        }
        return authorization;
    }
}
