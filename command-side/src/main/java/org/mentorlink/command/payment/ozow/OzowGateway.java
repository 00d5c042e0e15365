package org.mentorlink.command.payment.ozow;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.ForgedWebhook;
import org.mentorlink.command.payment.GatewayAnswer;
import org.mentorlink.command.payment.GatewayAnswer.Accepted;
import org.mentorlink.command.payment.GatewayAnswer.Declined;
import org.mentorlink.command.payment.GatewayAnswer.Done;
import org.mentorlink.command.payment.GatewayAnswer.NotFound;
import org.mentorlink.command.payment.GatewayAnswer.Paid;
import org.mentorlink.command.payment.GatewayTimeout;
import org.mentorlink.command.payment.PaymentGateway;
import org.mentorlink.command.payment.ReturnAddress;
import org.mentorlink.command.payment.Reviewing;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PaymentCommand.RecordPaid;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.shared.Money;

/**
 * Ozow: the payer pays from bank to bank on its pages, at once. Refunds have no keys of ours and take days: Ozow names each when it
 * takes it on and is asked by that name; where its answer is lost, the refunds of the payment are added up before another is handed in.
 */
final class OzowGateway implements PaymentGateway, Reviewing {
    static final String NAME = "ozow";

    private static final int LONGEST_BANK_REFERENCE = 20;

    private final OzowProperties properties;
    private final OzowApi api;
    private final OzowMessages messages;

    OzowGateway(OzowProperties properties, Clock clock) {
        this.properties = properties;
        this.api = new OzowApi(properties, clock);
        this.messages = new OzowMessages(properties, api);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(
                false, false, false, true, false, false, false, true, false, Set.of(), Set.of(OzowApi.CURRENCY));
    }

    /** There is nothing to ask: the payer acts. */
    @Override
    public GatewayAnswer authorize(String key, Money amount, String paymentMethod, String description) {
        if (!isRand(amount)) {
            return new Declined("currency_not_taken");
        }
        throw new GatewayTimeout(description + " is not paid yet");
    }

    @Override
    public Optional<PayerAction> payerAction(String key, PaymentId paymentId, Money amount) {
        if (!isRand(amount)) {
            return Optional.empty();
        }
        var form = new LinkedHashMap<String, String>();
        form.put("SiteCode", properties.siteCode());
        form.put("CountryCode", "ZA");
        form.put("CurrencyCode", OzowApi.CURRENCY);
        form.put("Amount", rand(amount));
        form.put("TransactionReference", paymentId.value());
        form.put("BankReference", bankReference(paymentId));
        form.put("CancelUrl", ReturnAddress.of(properties.cancelUrl(), paymentId));
        form.put("ErrorUrl", ReturnAddress.of(properties.errorUrl(), paymentId));
        form.put("SuccessUrl", ReturnAddress.of(properties.successUrl(), paymentId));
        form.put("NotifyUrl", properties.notifyUrl());
        form.put("IsTest", Boolean.toString(properties.testing()));
        form.put("HashCheck", OzowHash.of(form.values(), properties.privateKey()));
        return Optional.of(new PayerAction(
                properties.payUrl(),
                form.entrySet().stream()
                        .map(each -> new PayerAction.Field(each.getKey(), each.getValue()))
                        .toList(),
                null));
    }

    @Override
    public List<PaymentCommand> read(ReadWebhook webhook) throws ForgedWebhook {
        return messages.read(webhook);
    }

    /** What is paid is taken. */
    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return new Done(authorization);
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization) {
        return new Declined("taken_already");
    }

    @Override
    public GatewayAnswer transfer(String key, Money amount, String recipient) {
        return new Declined("no_transfers");
    }

    /** Out of what was paid to Ozow beforehand for it; our name of the refund is its reason there, for people. */
    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        if (!isRand(amount)) {
            return new Declined("currency_not_taken");
        }
        var submitted = api.refund(authorization, rand(amount), withoutStep(key));
        if (submitted.refused()) {
            return new Declined("refund_refused");
        }
        if (submitted.refundId() == null) {
            throw new GatewayTimeout("Ozow does not say whether it takes on " + key);
        }
        return new Accepted(submitted.refundId());
    }

    @Override
    public GatewayAnswer inquire(Inquiry inquiry) {
        var authorization = inquiry.authorization();
        return switch (inquiry.step()) {
            case AUTHORIZE -> paid(inquiry);
            case REFUND -> authorization == null ? new NotFound() : refunded(inquiry, authorization);
            case CAPTURE -> authorization == null ? new NotFound() : new Done(authorization);
            case VOID, TRANSFER, REVERSE, FEE, EVIDENCE -> new NotFound();
        };
    }

    /**
     * What was asked for, before anything else that was paid in its name. A payer who gave up, or could not, may try again for as
     * long as somebody waits for them.
     */
    private GatewayAnswer paid(Inquiry inquiry) {
        var payment = withoutStep(inquiry.key());
        var attempts = api.transactionsOf(payment).stream()
                .filter(it -> it.reference().equals(payment))
                .toList();
        var complete = attempts.stream()
                .filter(OzowApi.Transaction::isComplete)
                .min(Comparator.comparing(it -> !it.amount().equals(inquiry.amount())));
        if (complete.isPresent()) {
            return new Paid(complete.get().id(), complete.get().amount());
        }
        if (inquiry.abandoned() && attempts.stream().noneMatch(OzowApi.Transaction::isOpen)) {
            return new NotFound();
        }
        throw new GatewayTimeout(payment + " is not paid yet");
    }

    @Override
    public List<PaymentCommand> review(PaymentId paymentId, @Nullable String authorization) {
        var said = new ArrayList<PaymentCommand>();
        for (var attempt : api.transactionsOf(paymentId.value())) {
            if (attempt.reference().equals(paymentId.value()) && attempt.isComplete()) {
                said.add(new RecordPaid(paymentId, attempt.id(), attempt.amount()));
                api.refundsOf(attempt.id()).forEach(refund -> said.addAll(OzowMessages.said(paymentId, refund)));
            }
        }
        return List.copyOf(said);
    }

    private GatewayAnswer refunded(Inquiry inquiry, String authorization) {
        var refunds = api.refundsOf(authorization);
        var accepted = inquiry.accepted();
        if (accepted != null) {
            return refunds.stream()
                    .filter(it -> it.id().equals(accepted))
                    .findFirst()
                    .map(it -> outcome(it, inquiry.amount()))
                    .orElseThrow(() -> new GatewayTimeout("Ozow does not tell of " + accepted + ", which it took on"));
        }
        var known = inquiry.refunded();
        if (known == null) {
            throw new GatewayTimeout("another refund of " + authorization + " goes first");
        }
        var alive = refunds.stream().filter(it -> !it.status().isDead()).toList();
        var gone = alive.stream().mapToLong(it -> it.amount().amountMinor()).sum();
        if (gone == known.amountMinor()) {
            return new NotFound();
        }
        if (gone != known.amountMinor() + inquiry.amount().amountMinor()) {
            throw new GatewayTimeout(authorization + " was refunded by somebody else");
        }
        // Those before it are done: it is the one that is not, else the last.
        return alive.stream()
                .filter(it -> it.amount().equals(inquiry.amount()))
                .max(Comparator.<OzowApi.Refund, Boolean>comparing(it -> it.status() != OzowApi.RefundStatus.COMPLETE)
                        .thenComparing(OzowApi.Refund::created))
                .map(it -> outcome(it, inquiry.amount()))
                .orElseThrow(() -> new GatewayTimeout(authorization + " was refunded by somebody else"));
    }

    private static GatewayAnswer outcome(OzowApi.Refund refund, Money amount) {
        if (!refund.amount().equals(amount)) {
            throw new GatewayTimeout("Ozow gives back another amount by " + refund.id());
        }
        if (refund.status().isDead()) {
            return new Declined(refund.status().name().toLowerCase(Locale.ROOT));
        }
        return refund.status() == OzowApi.RefundStatus.COMPLETE ? new Done(refund.id()) : new Accepted(refund.id());
    }

    /** What the payer reads on their statement: the end of our name of it, as banks take few letters. */
    private static String bankReference(PaymentId paymentId) {
        var letters = paymentId.value().replaceAll("[^A-Za-z0-9]", "");
        return letters.substring(Math.max(0, letters.length() - LONGEST_BANK_REFERENCE));
    }

    private static boolean isRand(Money amount) {
        return amount.currency().equals(OzowApi.CURRENCY);
    }

    private static String rand(Money amount) {
        return BigDecimal.valueOf(amount.amountMinor(), 2).toPlainString();
    }

    private static String withoutStep(String key) {
        return key.indexOf('/') < 0 ? key : key.substring(0, key.indexOf('/'));
    }
}
