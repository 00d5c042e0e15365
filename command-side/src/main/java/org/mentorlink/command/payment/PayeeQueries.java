package org.mentorlink.command.payment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PayeeOpening.Payee;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.GatewayQuery.FindPayeeOnboarding;
import org.mentorlink.payment.GatewayQuery.ListPayeeAccounts;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountOpened;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRefused;
import org.mentorlink.payment.PayeeAccountEvent.PayeeAccountRequested;
import org.mentorlink.payment.PayeeAccountId;
import org.mentorlink.payment.PayeeAccountState;
import org.mentorlink.payment.PayeeAccountView;
import org.mentorlink.payment.PayeeAccountViews;
import org.mentorlink.payment.PayeeOnboarding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks gateways what the accounts are like on which mentors are paid, on threads of their own as {@link GatewayQueries} does.
 * What one has said holds for some seconds, however often it is asked for; that it said nothing is not kept.
 */
@Component
class PayeeQueries {
    private static final Logger LOG = LoggerFactory.getLogger(PayeeQueries.class);

    /** A page that reads all of it twice asks once, and whoever comes back from the gateway sees what they did there. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final PaymentGateways gateways;
    private final PayeeAccounts accounts;
    private final Cache<Account, Payee> payees;
    private final Cache<Account, PayeeOnboarding> onboardings;
    private final Executor apart = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payee-", 0).factory());

    /** @param reference the gateway's name of it */
    private record Account(String gateway, String reference) {}

    @Autowired
    PayeeQueries(PaymentGateways gateways, PayeeAccounts accounts) {
        this(gateways, accounts, Ticker.systemTicker());
    }

    PayeeQueries(PaymentGateways gateways, PayeeAccounts accounts, Ticker time) {
        this.gateways = gateways;
        this.accounts = accounts;
        this.payees = kept(time);
        this.onboardings = kept(time);
    }

    private static <T> Cache<Account, T> kept(Ticker time) {
        return Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .ticker(time)
                .build();
    }

    @QueryHandler
    CompletableFuture<PayeeAccountViews> handle(ListPayeeAccounts query) {
        var mentorId = new MentorId(query.mentorId());
        return CompletableFuture.supplyAsync(
                () -> new PayeeAccountViews(gateways.openingAccounts().stream()
                        .map(gateway -> view(mentorId, gateway))
                        .toList()),
                apart);
    }

    @QueryHandler
    CompletableFuture<@Nullable PayeeOnboarding> handle(FindPayeeOnboarding query) {
        return CompletableFuture.supplyAsync(() -> onboarding(query), apart);
    }

    private @Nullable PayeeOnboarding onboarding(FindPayeeOnboarding query) {
        var reference = accounts.reference(new MentorId(query.mentorId()), query.gateway())
                .orElse(null);
        var gateway = gateways.payeeOpening(query.gateway()).orElse(null);
        return reference == null || gateway == null
                ? null
                : onboardings.get(
                        new Account(query.gateway(), reference),
                        account -> PaymentWorker.ask(() -> gateway.onboarding(reference)));
    }

    private PayeeAccountView view(MentorId mentorId, String gateway) {
        var events = accounts.events(mentorId, gateway);
        return switch (events.isEmpty() ? null : events.getLast()) {
            case null -> view(mentorId, gateway, PayeeAccountState.NONE, null, List.of(), null);
            case PayeeAccountRequested requested ->
                view(mentorId, gateway, PayeeAccountState.OPENING, null, List.of(), null);
            case PayeeAccountRefused refused ->
                view(mentorId, gateway, PayeeAccountState.REFUSED, null, List.of(), refused.code());
            case PayeeAccountOpened opened -> asked(mentorId, gateway, opened.reference());
        };
    }

    private PayeeAccountView asked(MentorId mentorId, String gateway, String reference) {
        var payee = gateways.payeeOpening(gateway)
                .map(opening -> payees.get(
                        new Account(gateway, reference), account -> PaymentWorker.ask(() -> opening.payee(reference))))
                .orElse(null);
        if (payee == null) {
            LOG.info("No word on {} at {}", reference, gateway);
            return view(mentorId, gateway, PayeeAccountState.UNKNOWN, reference, List.of(), null);
        }
        return view(
                mentorId,
                gateway,
                payee.ready() ? PayeeAccountState.READY : PayeeAccountState.INCOMPLETE,
                reference,
                payee.missing(),
                null);
    }

    private static PayeeAccountView view(
            MentorId mentorId,
            String gateway,
            PayeeAccountState state,
            @Nullable String reference,
            List<String> missing,
            @Nullable String code) {
        return new PayeeAccountView(
                PayeeAccountId.of(mentorId, gateway).value(),
                mentorId.value(),
                gateway,
                state,
                reference,
                missing,
                code);
    }
}
