package org.mentorlink.api.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
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

    private final Questions questions;
    private final Mutations mutations;

    PayeeAccountController(Questions questions, Mutations mutations) {
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
    @Nullable PayeeOnboarding onboarding(PayeeAccountView account, @ContextValue Viewer viewer) {
        return account.reference() != null && viewer.mentor().value().equals(account.mentorId())
                ? questions.find(new FindPayeeOnboarding(account.mentorId(), account.gateway()), PayeeOnboarding.class)
                : null;
    }

    private PayeeAccountId known(MentorId mentorId, String gateway) {
        if (accounts(mentorId.value()).stream()
                .noneMatch(account -> account.gateway().equals(gateway))) {
            throw Refused.because(
                    "GATEWAY_OPENS_NO_ACCOUNTS", "This gateway opens no accounts from here.", "input", "gateway");
        }
        if (questions.find(new FindMentor(mentorId.value()), MentorView.class) == null) {
            throw Mutations.notFound("mentor", "gateway");
        }
        return PayeeAccountId.of(mentorId, gateway);
    }

    private List<PayeeAccountView> accounts(String mentorId) {
        return questions
                .ask(new ListPayeeAccounts(mentorId), PayeeAccountViews.class)
                .accounts();
    }
}
