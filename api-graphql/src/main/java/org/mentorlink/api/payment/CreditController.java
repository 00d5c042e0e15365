package org.mentorlink.api.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.payment.CreditAccountCommand.GrantCredits;
import org.mentorlink.payment.CreditAccountId;
import org.mentorlink.payment.CreditAccountView;
import org.mentorlink.payment.CreditAccountViews;
import org.mentorlink.payment.CreditEntryPage;
import org.mentorlink.payment.CreditEntryView;
import org.mentorlink.payment.CreditLotId;
import org.mentorlink.payment.CreditLotView;
import org.mentorlink.payment.CreditQuery.FindCreditAccounts;
import org.mentorlink.payment.CreditQuery.ListCreditEntries;
import org.mentorlink.payment.CreditSource;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** K4: what members have of credits, and what staff give them. */
@Controller
class CreditController {

    private final Questions questions;
    private final Mutations mutations;
    private final Clock clock;

    CreditController(Questions questions, Mutations mutations, Clock clock) {
        this.questions = questions;
        this.mutations = mutations;
        this.clock = clock;
    }

    record GrantCreditsInput(
            String memberId,
            long amountMinor,
            String currency,
            @Nullable Integer validDays,
            String reason,
            String idempotencyKey) {}

    record CreditAccountPayload(
            @Nullable CreditAccountView creditAccount,
            List<UserError> errors,
            @Nullable String position) {}

    /** Of one currency. */
    record CreditBalance(Money available, Money reserved) {}

    @QueryMapping
    CreditAccountView myCredits(@ContextValue Viewer viewer) {
        return account(viewer.member());
    }

    @QueryMapping
    CreditAccountView creditAccount(@Argument String memberId) {
        return account(new MemberId(questions
                .get(new FindMember(memberId), MemberView.class, "member")
                .id()));
    }

    @MutationMapping
    CreditAccountPayload grantCredits(@Argument GrantCreditsInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> grant(input, viewer.member()),
                () -> account(new MemberId(input.memberId())),
                CreditAccountPayload::new);
    }

    /** Of staff alone, about others. */
    @SchemaMapping(typeName = "CreditAccount")
    List<AvailableAction> availableActions(CreditAccountView account, @ContextValue Viewer viewer) {
        return viewer.isStaff()
                ? List.of(AvailableAction.where(!viewer.is(account.memberId()), "GRANT_CREDITS", "OWN_CREDITS"))
                : List.of();
    }

    @SchemaMapping(typeName = "CreditAccount")
    List<CreditBalance> balances(CreditAccountView account) {
        var byCurrency = new TreeMap<String, CreditBalance>();
        for (var lot : account.lots()) {
            byCurrency.merge(
                    lot.amount().currency(),
                    new CreditBalance(lot.frozen() ? lot.available().zero() : lot.available(), lot.reserved()),
                    (one, other) -> new CreditBalance(
                            one.available().plus(other.available()),
                            one.reserved().plus(other.reserved())));
        }
        return List.copyOf(byCurrency.values());
    }

    @SchemaMapping(typeName = "CreditLot")
    boolean frozen(CreditLotView lot) {
        return lot.frozen();
    }

    @SchemaMapping(typeName = "CreditAccount")
    Connection<CreditEntryView> history(
            CreditAccountView account, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found = questions.ask(
                new ListCreditEntries(account.id(), Paging.byNumber(first, after)), CreditEntryPage.class);
        return Connection.of(found.entries(), found.hasNext(), after, CreditEntryView::position);
    }

    private GrantCredits grant(GrantCreditsInput input, MemberId by) {
        if (input.idempotencyKey().isEmpty() || input.idempotencyKey().length() > 200) {
            throw Refused.because(
                    "INVALID_IDEMPOTENCY_KEY",
                    "An idempotency key has 1 to 200 characters.",
                    "input",
                    "idempotencyKey");
        }
        if (!Ids.is(MemberId.PREFIX, input.memberId())
                || questions.find(new FindMember(input.memberId()), MemberView.class) == null) {
            throw Mutations.notFound("member", "memberId");
        }
        var memberId = new MemberId(input.memberId());
        var validDays = input.validDays() == null ? 365 : input.validDays();
        return new GrantCredits(
                CreditAccountId.of(memberId),
                memberId,
                CreditLotId.of(memberId, "grant/" + by + "/" + input.idempotencyKey()),
                CreditSource.GOODWILL,
                Inputs.money(input.amountMinor(), input.currency(), "input", "currency"),
                clock.instant().plus(Duration.ofDays(validDays)),
                by,
                input.reason());
    }

    /** Who never had any has none. */
    private CreditAccountView account(MemberId memberId) {
        var id = CreditAccountId.of(memberId).value();
        return questions.ask(new FindCreditAccounts(List.of(id)), CreditAccountViews.class).accounts().stream()
                .findFirst()
                .orElseGet(() -> new CreditAccountView(id, memberId.value(), List.of()));
    }
}
