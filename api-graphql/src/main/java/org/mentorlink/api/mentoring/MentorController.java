package org.mentorlink.api.mentoring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Members;
import org.mentorlink.api.mentoring.MentorInputs.ApplyAsMentorInput;
import org.mentorlink.api.mentoring.MentorInputs.ApproveMentorInput;
import org.mentorlink.api.mentoring.OpenSlotsLoader.Wanted;
import org.mentorlink.api.mentoring.OpenSlotsLoader.Window;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.shared.TimeSlot;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class MentorController implements NodeReader {

    private final Mutations mutations;
    private final Questions questions;
    private final Members members;
    private final Mentors mentors;
    private final Approvals approvals;

    MentorController(Mutations mutations, Questions questions, Members members, Mentors mentors, Approvals approvals) {
        this.mutations = mutations;
        this.questions = questions;
        this.members = members;
        this.mentors = mentors;
        this.approvals = approvals;
    }

    record MentorPayload(
            @Nullable MentorView mentor,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    MentorView mentor(@Argument String id, @Argument @Nullable Instant asOf, @ContextValue Viewer viewer) {
        if (asOf != null) {
            return past(id, asOf, viewer);
        }
        return mentors.readable(id, viewer);
    }

    /** What a mentor was is only for themselves and for staff. */
    private MentorView past(String id, Instant asOf, Viewer viewer) {
        viewer.id();
        var mentor = questions.get(new FindMentorAsOf(id, asOf), MentorView.class, "mentor");
        return Permissions.require(Permissions.mayReadMember(mentor.memberId(), viewer), mentor);
    }

    @MutationMapping
    MentorPayload applyAsMentor(@Argument ApplyAsMentorInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> input.command(viewer),
                () -> find(viewer.mentor().value()),
                MentorPayload::new);
    }

    @MutationMapping
    MentorPayload approveMentor(@Argument ApproveMentorInput input, @ContextValue Visit visit) {
        try {
            approvals.approve(visit, known(input.mentorId()));
            return mutations.seen(() -> find(input.mentorId()), MentorPayload::new);
        } catch (CommandExecutionException refused) {
            return new MentorPayload(null, List.of(UserError.of(Mutations.refusal(refused))), null);
        }
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, MemberView> member(Collection<MentorView> mentors) {
        return members.of(mentors, MentorView::memberId);
    }

    @BatchMapping(typeName = "Member")
    Map<MemberView, MentorView> mentor(Collection<MemberView> of, @ContextValue Viewer viewer) {
        return mentors.sides(of, viewer);
    }

    @SchemaMapping(typeName = "Mentor")
    CompletableFuture<List<TimeSlot>> openSlots(
            MentorView mentor,
            @Argument Instant from,
            @Argument Instant to,
            @Argument @Nullable String offeringId,
            DataLoader<Wanted, List<TimeSlot>> openSlots) {
        return openSlots.load(new Wanted(mentor.id(), new Window(from, to), Mentors.length(mentor, offeringId)));
    }

    @Override
    public String prefix() {
        return MentorId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return mentor(id, null, viewer);
    }

    private MentorView known(String mentorId) {
        @Nullable MentorView mentor = find(mentorId);
        if (mentor == null) {
            throw Mutations.notFound("mentor", "mentorId");
        }
        return mentor;
    }

    private @Nullable MentorView find(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }
}
