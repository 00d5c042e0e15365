package org.mentorlink.api.payment;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.RateLimit;
import org.mentorlink.api.graphql.RateLimits;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.GatewayQuery.FindPayeeOnboarding;
import org.mentorlink.payment.GatewayQuery.ListPayeeAccounts;
import org.mentorlink.payment.PayeeAccountCommand.OpenPayeeAccount;
import org.mentorlink.payment.PayeeAccountId;
import org.mentorlink.payment.PayeeAccountView;
import org.mentorlink.payment.PayeeAccountViews;
import org.mentorlink.payment.PayeeOnboarding;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** On what accounts mentors are paid. */
@Controller
class PayeeAccountController {

    /** How many pages of gateways a mentor is given in a quarter of an hour: each is made for them there. */
    static final int PAGES = 20;

    private final Questions questions;
    private final Mutations mutations;
    private final RateLimit pages;

    PayeeAccountController(Questions questions, Mutations mutations, RateLimits limits) {
        this.pages = limits.of("payee-onboarding", PAGES, Duration.ofMinutes(15));
        this.questions = questions;
        this.mutations = mutations;
    }

    record OpenPayeeAccountInput(String gateway, @Nullable String country) {}

    record PayeeAccountPayload(
            @Nullable PayeeAccountView payeeAccount,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    List<PayeeAccountView> payeeAccounts(@Argument @Nullable String mentorId, @ContextValue Viewer viewer) {
        var own = viewer.mentor().value();
        var asked = mentorId == null ? own : mentorId;
        var whose = Permissions.require(viewer.isStaff() || asked.equals(own), asked);
        return Ids.is(MentorId.PREFIX, whose) ? accounts(whose) : List.of();
    }

    @MutationMapping
    PayeeAccountPayload openPayeeAccount(@Argument OpenPayeeAccountInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> new OpenPayeeAccount(
                        known(viewer.mentor(), input.gateway()), viewer.mentor(), input.gateway(), input.country()),
                () -> accounts(viewer.mentor().value()).stream()
                        .filter(account -> account.gateway().equals(input.gateway()))
                        .findFirst()
                        .orElse(null),
                PayeeAccountPayload::new);
    }

    @SchemaMapping(typeName = "PayeeAccount")
    List<AvailableAction> availableActions(PayeeAccountView account, @ContextValue Viewer viewer) {
        @Nullable String action = switch (account.state()) {
            case NONE, REFUSED -> "OPEN_ACCOUNT";
            case INCOMPLETE -> "CONTINUE_ONBOARDING";
            case OPENING, READY, UNKNOWN -> null;
        };
        if (action == null || !viewer.mentor().value().equals(account.mentorId())) {
            return List.of();
        }
        var mentor = mentor(account.mentorId());
        return List.of(AvailableAction.where(mentor != null && mentor.approved(), action, "MENTOR_NOT_APPROVED"));
    }

    @SchemaMapping(typeName = "PayeeAccount")
    @Nullable PayeeOnboarding onboarding(PayeeAccountView account, @ContextValue Viewer viewer) {
        if (account.reference() == null || !viewer.mentor().value().equals(account.mentorId())) {
            return null;
        }
        var mentor = mentor(account.mentorId());
        if (mentor == null || !mentor.approved()) {
            return null;
        }
        pages.require(viewer.id());
        return questions.find(new FindPayeeOnboarding(account.mentorId(), account.gateway()), PayeeOnboarding.class);
    }

    private PayeeAccountId known(MentorId mentorId, String gateway) {
        if (accounts(mentorId.value()).stream()
                .noneMatch(account -> account.gateway().equals(gateway))) {
            throw Refused.because(
                    "GATEWAY_OPENS_NO_ACCOUNTS", "This gateway opens no accounts from here.", "input", "gateway");
        }
        var mentor = mentor(mentorId.value());
        if (mentor == null) {
            throw Mutations.notFound("mentor", "gateway");
        }
        if (!mentor.approved()) {
            throw Refused.because("MENTOR_NOT_APPROVED", "Nobody is paid before they are approved as a mentor.");
        }
        return PayeeAccountId.of(mentorId, gateway);
    }

    private @Nullable MentorView mentor(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }

    private List<PayeeAccountView> accounts(String mentorId) {
        return questions
                .ask(new ListPayeeAccounts(mentorId), PayeeAccountViews.class)
                .accounts();
    }
}
