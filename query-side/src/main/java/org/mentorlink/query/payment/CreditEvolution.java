package org.mentorlink.query.payment;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.mentorlink.payment.CreditAccountView;
import org.mentorlink.payment.CreditEntryView;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditLotView;
import org.mentorlink.payment.CreditPart;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Money;

/** How the view of somebody's credits follows from their events. */
final class CreditEvolution {

    private CreditEvolution() {}

    static @Nullable CreditAccountView evolve(@Nullable CreditAccountView view, CreditAccountEvent event, Instant at) {
        if (event instanceof CreditsGranted granted) {
            return granted(view, granted, at);
        }
        return view == null ? null : evolved(view, event);
    }

    private static CreditAccountView granted(@Nullable CreditAccountView view, CreditsGranted event, Instant at) {
        var nothing = event.amount().zero();
        var lot = new CreditLotView(
                event.lotId().value(),
                event.source(),
                event.amount(),
                event.amount(),
                nothing,
                nothing,
                nothing,
                nothing,
                at,
                event.expiresAt(),
                List.of());
        var before = view == null ? Stream.<CreditLotView>empty() : view.lots().stream();
        return new CreditAccountView(
                event.creditAccountId().value(),
                event.memberId().value(),
                Stream.concat(before, Stream.of(lot)).toList());
    }

    private static CreditAccountView evolved(CreditAccountView view, CreditAccountEvent event) {
        return switch (event) {
            case CreditsGranted e -> view;
            case CreditsReserved e -> each(view, e.parts(), CreditEvolution::reserved);
            case CreditsSpent e ->
                each(each(view, e.parts(), CreditEvolution::spent), e.released(), CreditEvolution::released);
            case CreditsReleased e -> each(view, e.parts(), CreditEvolution::released);
            case CreditsReturned e -> each(view, e.parts(), CreditEvolution::returned);
            case CreditsExpired e -> changed(view, e.lotId(), lot -> expired(lot, e.amount()));
            case CreditsClaimed e -> changed(view, e.lotId(), lot -> claimed(lot, e.amount(), lot.expiresAt()));
            case CreditsRestored e ->
                changed(view, e.lotId(), lot -> claimed(lot, e.amount().zero().minus(e.amount()), e.expiresAt()));
            case CreditsFrozen e -> changed(view, e.lotId(), lot -> disputed(lot, e.gatewayDisputeId(), true));
            case CreditsThawed e -> changed(view, e.lotId(), lot -> disputed(lot, e.gatewayDisputeId(), false));
        };
    }

    static CreditEntryView entry(CreditAccountEvent event, Seen seen) {
        return switch (event) {
            case CreditsGranted e -> entry(e, seen, e.amount(), e.lotId(), null);
            case CreditsReserved e -> entry(e, seen, e.amount(), null, e.paymentId());
            case CreditsSpent e -> entry(e, seen, e.amount(), null, e.paymentId());
            case CreditsReleased e -> entry(e, seen, e.amount(), null, e.paymentId());
            case CreditsReturned e -> entry(e, seen, e.amount(), null, e.paymentId());
            case CreditsExpired e -> entry(e, seen, e.amount(), e.lotId(), null);
            case CreditsClaimed e -> entry(e, seen, e.amount(), e.lotId(), null);
            case CreditsRestored e -> entry(e, seen, e.amount(), e.lotId(), null);
            case CreditsFrozen e -> entry(e, seen, e.amount(), e.lotId(), null);
            case CreditsThawed e -> entry(e, seen, e.amount(), e.lotId(), null);
        };
    }

    private static CreditEntryView entry(
            CreditAccountEvent event,
            Seen seen,
            Money amount,
            @Nullable CreditLotId lotId,
            @Nullable PaymentId paymentId) {
        return new CreditEntryView(
                seen.eventId(),
                seen.position(),
                seen.at(),
                event.creditAccountId().value(),
                event.getClass().getSimpleName(),
                amount,
                lotId == null ? null : lotId.value(),
                paymentId == null ? null : paymentId.value());
    }

    private static CreditLotView reserved(CreditLotView lot, CreditPart part) {
        var amount = part.amount();
        return with(lot, lot.available().minus(amount), lot.reserved().plus(amount), lot.spent(), lot.expiresAt());
    }

    private static CreditLotView spent(CreditLotView lot, CreditPart part) {
        var amount = part.amount();
        return with(
                lot, lot.available(), lot.reserved().minus(amount), lot.spent().plus(amount), lot.expiresAt());
    }

    private static CreditLotView released(CreditLotView lot, CreditPart part) {
        var amount = part.amount();
        return with(lot, lot.available().plus(amount), lot.reserved().minus(amount), lot.spent(), part.expiresAt());
    }

    private static CreditLotView returned(CreditLotView lot, CreditPart part) {
        var amount = part.amount();
        return with(
                lot, lot.available().plus(amount), lot.reserved(), lot.spent().minus(amount), part.expiresAt());
    }

    private static CreditLotView expired(CreditLotView lot, Money amount) {
        return new CreditLotView(
                lot.id(),
                lot.source(),
                lot.amount(),
                lot.available().minus(amount),
                lot.reserved(),
                lot.spent(),
                lot.expired().plus(amount),
                lot.claimed(),
                lot.grantedAt(),
                lot.expiresAt(),
                lot.disputes());
    }

    /** @param amount less than nothing where it is given back */
    private static CreditLotView claimed(CreditLotView lot, Money amount, Instant expiresAt) {
        return new CreditLotView(
                lot.id(),
                lot.source(),
                lot.amount(),
                lot.available().minus(amount),
                lot.reserved(),
                lot.spent(),
                lot.expired(),
                lot.claimed().plus(amount),
                lot.grantedAt(),
                expiresAt,
                lot.disputes());
    }

    private static CreditLotView disputed(CreditLotView lot, String gatewayDisputeId, boolean open) {
        var others = lot.disputes().stream().filter(each -> !each.equals(gatewayDisputeId));
        return new CreditLotView(
                lot.id(),
                lot.source(),
                lot.amount(),
                lot.available(),
                lot.reserved(),
                lot.spent(),
                lot.expired(),
                lot.claimed(),
                lot.grantedAt(),
                lot.expiresAt(),
                (open ? Stream.concat(others, Stream.of(gatewayDisputeId)) : others).toList());
    }

    private static CreditLotView with(
            CreditLotView lot, Money available, Money reserved, Money spent, Instant expiresAt) {
        return new CreditLotView(
                lot.id(),
                lot.source(),
                lot.amount(),
                available,
                reserved,
                spent,
                lot.expired(),
                lot.claimed(),
                lot.grantedAt(),
                expiresAt,
                lot.disputes());
    }

    /** What a part makes of its lot. */
    private interface Movement {
        CreditLotView of(CreditLotView lot, CreditPart part);
    }

    private static CreditAccountView each(CreditAccountView view, List<CreditPart> parts, Movement movement) {
        var next = view;
        for (var part : parts) {
            next = changed(next, part.lotId(), lot -> movement.of(lot, part));
        }
        return next;
    }

    private static CreditAccountView changed(
            CreditAccountView view, CreditLotId lotId, UnaryOperator<CreditLotView> change) {
        return new CreditAccountView(
                view.id(),
                view.memberId(),
                view.lots().stream()
                        .map(lot -> lot.id().equals(lotId.value()) ? change.apply(lot) : lot)
                        .toList());
    }
}
