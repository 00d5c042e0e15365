package org.mentorlink.api.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.UserError.RateLimited;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.payment.CreditPackCommand.OfferCreditPack;
import org.mentorlink.payment.CreditPackCommand.WithdrawCreditPack;
import org.mentorlink.payment.CreditPackId;
import org.mentorlink.payment.CreditPackQuery.FindCreditPacks;
import org.mentorlink.payment.CreditPackQuery.FindCreditPurchases;
import org.mentorlink.payment.CreditPackQuery.ListCreditPacks;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.CreditPackViews;
import org.mentorlink.payment.CreditPurchaseCommand.BuyCreditPack;
import org.mentorlink.payment.CreditPurchaseId;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.payment.CreditPurchaseView;
import org.mentorlink.payment.CreditPurchaseViews;
import org.mentorlink.payment.GatewayQuery.FindPayerAction;
import org.mentorlink.payment.PayerAction;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentStatus;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** K4: packs of credits, which staff offer and members buy. */
@Controller
class CreditPackController {

    private final Questions questions;
    private final Mutations mutations;
    private final RateLimit purchases;

    CreditPackController(
            Questions questions, Mutations mutations, ApiProperties properties, RateLimits limits, Clock clock) {
        this.purchases = limits.of("purchase", properties.limits().bookings(), Duration.ofHours(1), clock);
        this.questions = questions;
        this.mutations = mutations;
    }

    record BuyCreditPackInput(String packId, @Nullable String gateway, String paymentMethod, String idempotencyKey) {}

    record OfferCreditPackInput(
            String name, long priceMinor, long creditsMinor, String currency, int validDays, String idempotencyKey) {}

    record WithdrawCreditPackInput(String packId) {}

    record CreditPurchasePayload(
            @Nullable CreditPurchaseView creditPurchase,
            List<UserError> errors,
            @Nullable String position) {}

    record CreditPackPayload(
            @Nullable CreditPackView creditPack,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    List<CreditPackView> creditPacks() {
        return questions.ask(new ListCreditPacks(), CreditPackViews.class).packs();
    }

    @QueryMapping
    CreditPurchaseView creditPurchase(@Argument String id, @ContextValue Viewer viewer) {
        var purchase = purchase(id);
        if (purchase == null) {
            throw Problem.notFound("purchase");
        }
        return Permissions.readable(purchase, viewer);
    }

    @MutationMapping
    CreditPurchasePayload buyCreditPack(@Argument BuyCreditPackInput input, @ContextValue Visit visit) {
        var buyer = visit.viewer().member();
        var id = CreditPurchaseId.of(buyer, input.idempotencyKey());
        // As for bookings, a declined payment counts: cards could be tried out here.
        var use = purchases.take(visit.viewer().id(), id.value());
        if (use.seconds() > 0) {
            var refusal = new RateLimited(
                    "Too many purchases; come back in " + use.seconds() + " seconds.", Math.toIntExact(use.seconds()));
            return new CreditPurchasePayload(null, List.of(refusal), null);
        }
        var payload = mutations.perform(
                visit,
                visit.viewer().actingAs(Role.MENTEE),
                () -> {
                    requireKey(input.idempotencyKey());
                    var gateway = input.gateway() == null ? "" : input.gateway();
                    return new BuyCreditPack(id, pack(input.packId()), buyer, gateway, input.paymentMethod());
                },
                () -> purchase(id.value()),
                CreditPurchasePayload::new);
        if (use.isNew() && !payload.errors().isEmpty()) {
            purchases.giveBack(visit.viewer().id(), id.value());
        }
        return payload;
    }

    @MutationMapping
    CreditPackPayload offerCreditPack(@Argument OfferCreditPackInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        var id = CreditPackId.of(viewer.member(), input.idempotencyKey());
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> offer(id, input, viewer.member()),
                () -> packs(List.of(id.value())).stream().findFirst().orElse(null),
                CreditPackPayload::new);
    }

    @MutationMapping
    CreditPackPayload withdrawCreditPack(@Argument WithdrawCreditPackInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> new WithdrawCreditPack(known(input.packId()), viewer.member()),
                () -> packs(List.of(input.packId())).stream().findFirst().orElse(null),
                CreditPackPayload::new);
    }

    @BatchMapping(typeName = "CreditPurchase")
    Map<CreditPurchaseView, @Nullable CreditPackView> pack(Collection<CreditPurchaseView> purchases) {
        return Batches.loadOrNull(purchases, CreditPurchaseView::creditPackId, this::packs, CreditPackView::id);
    }

    /** What was given up is not to be paid, though its gateway has not been asked yet what became of it. */
    @SchemaMapping(typeName = "CreditPurchase")
    @Nullable PayerAction payerAction(CreditPurchaseView purchase, @ContextValue Viewer viewer) {
        if (purchase.status() != CreditPurchaseStatus.REQUESTED || !viewer.is(purchase.buyerId())) {
            return null;
        }
        var id = PaymentId.of(new CreditPurchaseId(purchase.id())).value();
        var isAsked = questions.ask(new FindPayments(List.of(id)), PaymentViews.class).payments().stream()
                .anyMatch(payment -> payment.status() == PaymentStatus.REQUESTED);
        return isAsked
                ? questions.find(new FindPayerAction(id, purchase.gateway(), purchase.price()), PayerAction.class)
                : null;
    }

    private static OfferCreditPack offer(CreditPackId id, OfferCreditPackInput input, MemberId by) {
        requireKey(input.idempotencyKey());
        return new OfferCreditPack(
                id,
                input.name(),
                Inputs.money(input.priceMinor(), input.currency(), "input", "currency"),
                Inputs.money(input.creditsMinor(), input.currency(), "input", "currency"),
                input.validDays(),
                by);
    }

    private CreditPackId known(String id) {
        if (packs(List.of(id)).isEmpty()) {
            throw Mutations.notFound("pack", "packId");
        }
        return new CreditPackId(id);
    }

    private static CreditPackId pack(String id) {
        if (!Ids.is(CreditPackId.PREFIX, id)) {
            throw Mutations.notFound("pack", "packId");
        }
        return new CreditPackId(id);
    }

    private List<CreditPackView> packs(List<String> ids) {
        return questions.ask(new FindCreditPacks(ids), CreditPackViews.class).packs();
    }

    private @Nullable CreditPurchaseView purchase(String id) {
        return questions.ask(new FindCreditPurchases(List.of(id)), CreditPurchaseViews.class).purchases().stream()
                .findFirst()
                .orElse(null);
    }

    private static void requireKey(String key) {
        if (key.isEmpty() || key.length() > 200) {
            throw Refused.because(
                    "INVALID_IDEMPOTENCY_KEY",
                    "An idempotency key has 1 to 200 characters.",
                    "input",
                    "idempotencyKey");
        }
    }
}
