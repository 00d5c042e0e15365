package org.mentorlink.command.payment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
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
import org.springframework.stereotype.Component;

/** Asks gateways what the accounts are like on which mentors are paid, on threads of their own as {@link GatewayQueries} does. */
@Component
class PayeeQueries {
    private static final Logger LOG = LoggerFactory.getLogger(PayeeQueries.class);

    private final PaymentGateways gateways;
    private final PayeeAccounts accounts;
    private final Executor apart = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payee-", 0).factory());

    PayeeQueries(PaymentGateways gateways, PayeeAccounts accounts) {
        this.gateways = gateways;
        this.accounts = accounts;
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
        return reference == null || gateway == null ? null : PaymentWorker.ask(() -> gateway.onboarding(reference));
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
                .map(opening -> PaymentWorker.ask(() -> opening.payee(reference)))
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
