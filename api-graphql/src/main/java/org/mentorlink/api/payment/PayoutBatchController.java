package org.mentorlink.api.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.payment.MentorAccountCommand.RunPayouts;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.MentorAccountView;
import org.mentorlink.payment.MentorAccountViews;
import org.mentorlink.payment.PaymentQuery.FindMentorAccount;
import org.mentorlink.payment.PaymentQuery.FindPayoutBatch;
import org.mentorlink.payment.PaymentQuery.ListMentorAccounts;
import org.mentorlink.payment.PaymentQuery.ListPayoutBatches;
import org.mentorlink.payment.PayoutBatchPage;
import org.mentorlink.payment.PayoutBatchView;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Money;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** K6, K7: payouts that are sent together. */
@Controller
class PayoutBatchController {

    private final Questions questions;
    private final Mutations mutations;
    private final Mentors mentors;

    PayoutBatchController(Questions questions, Mutations mutations, Mentors mentors) {
        this.questions = questions;
        this.mutations = mutations;
        this.mentors = mentors;
    }

    record RunPayoutsInput(String mentorAccountId, @Nullable Boolean belowMinimum, String reason) {}

    record MentorAccountPayload(
            @Nullable MentorAccountView mentorAccount,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    PayoutBatchView payoutBatch(@Argument String id, @ContextValue Viewer viewer) {
        var batch = questions.get(new FindPayoutBatch(id), PayoutBatchView.class, Permissions.PAYOUT_BATCH);
        return Permissions.readable(batch, viewer);
    }

    @QueryMapping
    Connection<PayoutBatchView> payoutBatches(
            @Argument @Nullable String mentorId,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var found = questions.ask(
                new ListPayoutBatches(whose(mentorId, viewer), Paging.byNumber(first, after)), PayoutBatchPage.class);
        return Connection.of(found.batches(), found.hasNext(), after, PayoutBatchView::requestedPosition);
    }

    @QueryMapping
    List<MentorAccountView> mentorAccounts(@Argument @Nullable String mentorId, @ContextValue Viewer viewer) {
        return questions
                .ask(new ListMentorAccounts(whose(mentorId, viewer)), MentorAccountViews.class)
                .accounts();
    }

    @BatchMapping(typeName = "PayoutBatch")
    Map<PayoutBatchView, MentorView> mentor(Collection<PayoutBatchView> batches) {
        return mentors.of(batches, PayoutBatchView::mentorId);
    }

    @SchemaMapping(typeName = "MentorAccount")
    Money setAside(MentorAccountView account) {
        return account.whatCameBack().setAside();
    }

    @BatchMapping(typeName = "MentorAccount", field = "mentor")
    Map<MentorAccountView, MentorView> mentorOfAccount(Collection<MentorAccountView> accounts) {
        return mentors.of(accounts, MentorAccountView::mentorId);
    }

    @MutationMapping
    MentorAccountPayload runPayouts(@Argument RunPayoutsInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(ReconciliationController.role(viewer)),
                () -> new RunPayouts(
                        known(input.mentorAccountId()),
                        Boolean.TRUE.equals(input.belowMinimum()),
                        viewer.member(),
                        input.reason()),
                () -> find(input.mentorAccountId()),
                MentorAccountPayload::new);
    }

    private static @Nullable String whose(@Nullable String mentorId, Viewer viewer) {
        if (viewer.isStaff()) {
            return mentorId;
        }
        var own = viewer.mentor().value();
        return Permissions.require(mentorId == null || mentorId.equals(own), own);
    }

    private MentorAccountId known(String id) {
        if (!Ids.is(MentorAccountId.PREFIX, id) || find(id) == null) {
            throw Mutations.notFound("mentor's account", "mentorAccountId");
        }
        return new MentorAccountId(id);
    }

    private @Nullable MentorAccountView find(String id) {
        return questions.find(new FindMentorAccount(id), MentorAccountView.class);
    }
}
