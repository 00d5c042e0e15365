package org.mentorlink.command.payment;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.EvidenceTerms;
import org.mentorlink.payment.FinanceQuery.ReadGatewayReport;
import org.mentorlink.payment.GatewayQuery.FindEvidenceTerms;
import org.mentorlink.payment.GatewayQuery.FindPageScripts;
import org.mentorlink.payment.GatewayQuery.FindPayerAction;
import org.mentorlink.payment.GatewayQuery.FindPaymentOptions;
import org.mentorlink.payment.GatewayQuery.ReadWebhook;
import org.mentorlink.payment.GatewayReportPage;
import org.mentorlink.payment.GatewayStep;
import org.mentorlink.payment.PageScripts;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentOptions;
import org.mentorlink.payment.WebhookReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks gateways what only they know. On threads of their own: a gateway may take its time, and nobody is to hold a
 * connection of the database meanwhile.
 */
@Component
class GatewayQueries {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayQueries.class);

    private static final int MOST_LINES = 10_000;

    /** However often a payer asks: the limit of what a gateway may be asked is that of all payers. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    /** A gateway names its term once, with the charge-back; each page that shows one asks. */
    private static final Duration TERMS_KEPT = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 10_000;

    private final PaymentGateways gateways;
    private final AsyncCache<FindPayerAction, Optional<PayerAction>> payerActions;
    private final AsyncCache<FindEvidenceTerms, EvidenceTerms> evidenceTerms;
    private final Executor apart = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gateway-", 0).factory());

    GatewayQueries(PaymentGateways gateways) {
        this.gateways = gateways;
        payerActions = answersKeptFor(KEPT);
        evidenceTerms = answersKeptFor(TERMS_KEPT);
    }

    private <Q, A> AsyncCache<Q, A> answersKeptFor(Duration time) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumSize(MOST_KEPT)
                .executor(apart)
                .buildAsync();
    }

    @QueryHandler
    CompletableFuture<@Nullable PayerAction> handle(FindPayerAction query) {
        return payerActions.get(query, this::payerAction).thenApply(found -> found.orElse(null));
    }

    @QueryHandler
    PaymentOptions handle(FindPaymentOptions query) {
        return new PaymentOptions(gateways.options(query.currency()));
    }

    @QueryHandler
    PageScripts handle(FindPageScripts query) {
        return new PageScripts(gateways.pageScripts());
    }

    /** Where the gateway cannot be asked now, it says itself that it is too late when it is sent the evidence. */
    @QueryHandler
    CompletableFuture<EvidenceTerms> handle(FindEvidenceTerms query) {
        return evidenceTerms.get(query, this::evidenceTerms).exceptionally(failed -> {
            if (failed.getCause() instanceof GatewayTimeout timeout) {
                LOG.info("No word on {}: {}", query.gatewayDisputeId(), timeout.getMessage());
                return new EvidenceTerms(true, null);
            }
            throw new CompletionException(failed);
        });
    }

    @QueryHandler
    CompletableFuture<@Nullable WebhookReading> handle(ReadWebhook query) {
        return CompletableFuture.supplyAsync(() -> read(query), apart);
    }

    @QueryHandler
    CompletableFuture<@Nullable GatewayReportPage> handle(ReadGatewayReport query) {
        return CompletableFuture.supplyAsync(() -> report(query), apart);
    }

    /** One gateway's books after the other's; a page tells whose is next and where to go on in it. */
    private @Nullable GatewayReportPage report(ReadGatewayReport query) {
        var reporting = gateways.reporting();
        if (reporting.isEmpty()) {
            return null;
        }
        var place =
                query.after() == null ? new String[] {"0", ""} : query.after().split(" ", 2);
        var current = Integer.parseInt(place[0]);
        var page = reporting
                .get(current)
                .report(
                        query.from(),
                        query.to(),
                        place[1].isEmpty() ? null : place[1],
                        Math.clamp(query.most(), 1, MOST_LINES));
        if (page.next() != null) {
            return new GatewayReportPage(page.lines(), current + " " + page.next());
        }
        return new GatewayReportPage(page.lines(), current + 1 < reporting.size() ? (current + 1) + " " : null);
    }

    /** Nothing either where the gateway cannot be asked now: the payer asks again. */
    private Optional<PayerAction> payerAction(FindPayerAction query) {
        var paymentId = new PaymentId(query.paymentId());
        var key = GatewayKeys.of(paymentId, GatewayStep.AUTHORIZE, null);
        try {
            return gateways.find(query.gateway())
                    .flatMap(gateway -> gateway.payerAction(key, paymentId, query.amount()));
        } catch (GatewayTimeout timeout) {
            LOG.info("No word on {}: {}", query.paymentId(), timeout.getMessage());
            return Optional.empty();
        }
    }

    private EvidenceTerms evidenceTerms(FindEvidenceTerms query) {
        return gateways.evidenceReceiving(query.gateway())
                .map(gateway -> new EvidenceTerms(
                        true, gateway.evidenceDueBy(query.gatewayDisputeId()).orElse(null)))
                .orElseGet(() -> new EvidenceTerms(false, null));
    }

    private @Nullable WebhookReading read(ReadWebhook query) {
        var gateway = gateways.find(query.gateway()).orElse(null);
        if (gateway == null) {
            return null;
        }
        try {
            return new WebhookReading(true, gateway.read(query));
        } catch (ForgedWebhook forged) {
            LOG.warn("A message in the name of {} from {}: {}", query.gateway(), query.from(), forged.getMessage());
            return WebhookReading.FORGED;
        } catch (GatewayTimeout timeout) {
            LOG.warn("A message of {} cannot be read now: {}", query.gateway(), timeout.getMessage());
            return WebhookReading.UNANSWERED;
        }
    }
}
