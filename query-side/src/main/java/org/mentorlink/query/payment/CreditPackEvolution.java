package org.mentorlink.query.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.CreditPackEvent;
import org.mentorlink.payment.CreditPackEvent.CreditPackOffered;
import org.mentorlink.payment.CreditPackEvent.CreditPackWithdrawn;
import org.mentorlink.payment.CreditPackView;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseChargebackNoted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseClaimed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseCompleted;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputeEnded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseDisputed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseFailed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseLossAbsorbed;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRefunded;
import org.mentorlink.payment.CreditPurchaseEvent.CreditPurchaseRequested;
import org.mentorlink.payment.CreditPurchaseStatus;
import org.mentorlink.payment.CreditPurchaseView;

/** How the views of packs and of their purchases follow from their events. */
final class CreditPackEvolution {

    private CreditPackEvolution() {}

    static @Nullable CreditPackView evolve(@Nullable CreditPackView view, CreditPackEvent event, Instant at) {
        return switch (event) {
            case CreditPackOffered e ->
                new CreditPackView(
                        e.creditPackId().value(),
                        e.name(),
                        e.price(),
                        e.credits(),
                        e.validDays(),
                        at,
                        null,
                        e.offeredBy().value());
            case CreditPackWithdrawn e ->
                view == null
                        ? null
                        : new CreditPackView(
                                view.id(),
                                view.name(),
                                view.price(),
                                view.credits(),
                                view.validDays(),
                                view.offeredAt(),
                                at,
                                view.offeredBy());
        };
    }

    static @Nullable CreditPurchaseView evolve(@Nullable CreditPurchaseView view, CreditPurchaseEvent event) {
        return switch (event) {
            case CreditPurchaseRequested e ->
                new CreditPurchaseView(
                        e.creditPurchaseId().value(),
                        e.creditPackId().value(),
                        e.buyerId().value(),
                        e.price(),
                        e.credits(),
                        e.gateway(),
                        CreditPurchaseStatus.REQUESTED,
                        e.payBy(),
                        null);
            case CreditPurchaseCompleted e -> in(view, CreditPurchaseStatus.COMPLETED, null);
            case CreditPurchaseFailed e -> in(view, CreditPurchaseStatus.FAILED, e.code());
            case CreditPurchaseClaimed e -> view;
            case CreditPurchaseRefunded e -> view;
            case CreditPurchaseChargebackNoted e -> view;
            case CreditPurchaseLossAbsorbed e -> view;
            case CreditPurchaseDisputed e -> view;
            case CreditPurchaseDisputeEnded e -> view;
        };
    }

    private static @Nullable CreditPurchaseView in(
            @Nullable CreditPurchaseView view, CreditPurchaseStatus status, @Nullable String failure) {
        return view == null
                ? null
                : new CreditPurchaseView(
                        view.id(),
                        view.creditPackId(),
                        view.buyerId(),
                        view.price(),
                        view.credits(),
                        view.gateway(),
                        status,
                        view.payBy(),
                        failure);
    }
}
