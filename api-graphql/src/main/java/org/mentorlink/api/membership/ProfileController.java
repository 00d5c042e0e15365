package org.mentorlink.api.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.booking.Mentorships;
import org.mentorlink.api.governance.History;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.ProfileInputs.UpdateMenteeProfileInput;
import org.mentorlink.api.membership.ProfileInputs.UpdateProfileInput;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.membership.Channels;
import org.mentorlink.membership.MemberCommand.DismissProfilePrompt;
import org.mentorlink.membership.MemberDetails;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What members say of themselves. What is not everybody's to see is answered to others as if it had not been said. */
@Controller
class ProfileController {

    private final Mutations mutations;
    private final Questions questions;
    private final Mentorships mentorships;
    private final History history;

    ProfileController(Mutations mutations, Questions questions, Mentorships mentorships, History history) {
        this.mutations = mutations;
        this.questions = questions;
        this.mentorships = mentorships;
        this.history = history;
    }

    record ProfilePayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    record ChannelPreferences(boolean email, boolean sms, boolean push, boolean inApp) {

        private static ChannelPreferences of(Channels channels) {
            return new ChannelPreferences(channels.email(), channels.sms(), channels.push(), true);
        }
    }

    @MutationMapping
    ProfilePayload updateProfile(@Argument UpdateProfileInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        var other = input.memberId();
        if (other == null || viewer.is(other)) {
            return mutations.perform(
                    visit,
                    viewer.actingForThemselves(),
                    () -> input.command(viewer.id(), null),
                    () -> find(viewer.id()),
                    ProfilePayload::new);
        }
        return mutations.perform(
                visit,
                Permissions.require(viewer.isAdmin(), viewer.actingAs(Role.ADMIN)),
                () -> input.command(known(other), reason(input.reason())),
                () -> find(other),
                ProfilePayload::new);
    }

    @MutationMapping
    ProfilePayload updateMenteeProfile(@Argument UpdateMenteeProfileInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> input.command(viewer.member()),
                () -> find(viewer.id()),
                ProfilePayload::new);
    }

    @MutationMapping
    ProfilePayload dismissProfilePrompt(@ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> new DismissProfilePrompt(viewer.member()),
                () -> find(viewer.id()),
                ProfilePayload::new);
    }

    @SchemaMapping(typeName = "Member")
    @Nullable String bio(MemberView member) {
        return member.details().bio();
    }

    @SchemaMapping(typeName = "Member")
    MemberDetails.Links links(MemberView member) {
        return member.details().links();
    }

    @SchemaMapping(typeName = "Member")
    @Nullable String phone(MemberView member, @ContextValue Viewer viewer) {
        return isOpen(member, viewer) ? member.details().phone() : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable ChannelPreferences channels(MemberView member, @ContextValue Viewer viewer) {
        return isOpen(member, viewer) ? ChannelPreferences.of(member.details().channels()) : null;
    }

    @SchemaMapping(typeName = "Member")
    MemberDetails.@Nullable Mentee menteeProfile(MemberView member, @ContextValue Viewer viewer) {
        var mentee = member.details().mentee();
        return mentee != null && Permissions.mayReadLearning(member.id(), viewer, mentorships::exists) ? mentee : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable ProfileCompletion profileCompletion(MemberView member, @ContextValue Viewer viewer) {
        return isOpen(member, viewer) ? ProfileCompletion.of(member, mentor(member)) : null;
    }

    @SchemaMapping(typeName = "Member")
    List<AuditEntryView> history(MemberView member, @ContextValue Viewer viewer) {
        return history.of(Permissions.require(isOpen(member, viewer), member.id()), null, viewer);
    }

    private static boolean isOpen(MemberView member, Viewer viewer) {
        return Permissions.mayReadMember(member.id(), viewer);
    }

    private @Nullable MentorView mentor(MemberView member) {
        return questions.find(
                new FindMentor(MentorId.of(new MemberId(member.id())).value()), MentorView.class);
    }

    private String known(String memberId) {
        if (find(memberId) == null) {
            throw Mutations.notFound("member", "memberId");
        }
        return memberId;
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refused.because("REASON_REQUIRED", "Say why you change somebody else's profile.", "reason");
        }
        return reason;
    }

    private @Nullable MemberView find(String memberId) {
        return questions.find(new FindMember(memberId), MemberView.class);
    }
}
