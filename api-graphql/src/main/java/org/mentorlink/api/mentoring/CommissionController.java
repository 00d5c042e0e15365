package org.mentorlink.api.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.MentorController.MentorPayload;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Commission;
import org.mentorlink.mentoring.MentorCommand.SetCommission;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** K5: what the platform keeps of what is booked with a mentor, as staff and the mentor have agreed. */
@Controller
class CommissionController {

    private final Mutations mutations;
    private final Questions questions;
    private final Commission usual;

    /** @param commission the usual one, in basis points */
    CommissionController(Mutations mutations, Questions questions, @Value(Commission.USUAL) int commission) {
        this.mutations = mutations;
        this.questions = questions;
        this.usual = new Commission(commission);
    }

    record SetCommissionInput(String mentorId, @Nullable Integer basisPoints, String reason) {}

    record MentorCommission(int basisPoints, boolean agreed) {}

    @MutationMapping
    MentorPayload setCommission(@Argument SetCommissionInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(viewer.isAdmin() ? Role.ADMIN : Role.FINANCE),
                () -> command(input, viewer.member()),
                () -> find(input.mentorId()),
                MentorPayload::new);
    }

    @SchemaMapping(typeName = "Mentor")
    @Nullable MentorCommission commission(MentorView mentor, @ContextValue Viewer viewer) {
        if (!Permissions.mayReadMember(mentor.memberId(), viewer)) {
            return null;
        }
        var agreed = mentor.commissionBasisPoints();
        return new MentorCommission(usual.unlessAgreed(agreed), agreed != null);
    }

    private SetCommission command(SetCommissionInput input, MemberId by) {
        @Nullable MentorView mentor = find(input.mentorId());
        if (mentor == null) {
            throw Mutations.notFound("mentor", "mentorId");
        }
        return new SetCommission(new MentorId(mentor.id()), input.basisPoints(), by, input.reason());
    }

    private @Nullable MentorView find(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }
}
