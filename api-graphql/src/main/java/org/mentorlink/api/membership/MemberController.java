package org.mentorlink.api.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Limits;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.membership.Sessions.SignInPayload;
import org.mentorlink.api.membership.Sessions.SignOutPayload;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class MemberController implements NodeReader {

    private final Registration registration;
    private final Sessions sessions;
    private final Mutations mutations;
    private final Questions questions;
    private final Limits limits;

    MemberController(
            Registration registration, Sessions sessions, Mutations mutations, Questions questions, Limits limits) {
        this.registration = registration;
        this.sessions = sessions;
        this.mutations = mutations;
        this.questions = questions;
        this.limits = limits;
    }

    record RegisterInput(
            String email, String password, String firstName, String lastName, String timeZone, Role role) {}

    record SignInInput(String email, String password) {}

    record RegisterPayload(
            @Nullable MemberView member,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    @Nullable MemberView me(@ContextValue Viewer viewer) {
        return viewer.isSignedIn() ? find(viewer.id()) : null;
    }

    @MutationMapping
    RegisterPayload register(@Argument RegisterInput input, @ContextValue Visit visit) {
        limits.registration(visit);
        var memberId = MemberId.random();
        return mutations.perform(
                visit,
                new Actor(memberId.value(), input.role().name()),
                () -> command(memberId, input),
                () -> find(memberId.value()),
                RegisterPayload::new);
    }

    @MutationMapping
    SignInPayload signIn(@Argument SignInInput input, @ContextValue Visit visit) {
        return sessions.signIn(input.email(), input.password(), visit);
    }

    @MutationMapping
    SignInPayload refreshSession(@ContextValue Visit visit) {
        return sessions.refresh(visit);
    }

    @MutationMapping
    SignOutPayload signOut(@ContextValue Visit visit) {
        return sessions.signOut(visit);
    }

    @SchemaMapping(typeName = "Member")
    @Nullable String email(MemberView member, @ContextValue Viewer viewer) {
        return Permissions.mayReadMember(member.id(), viewer) ? member.email() : null;
    }

    @Override
    public String prefix() {
        return MemberId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return Permissions.require(
                Permissions.mayReadMember(viewer.isSignedIn() ? id : viewer.id(), viewer),
                questions.get(new FindMember(id), MemberView.class, "member"));
    }

    private Object command(MemberId memberId, RegisterInput input) {
        if (input.role() != Role.MENTOR && input.role() != Role.MENTEE) {
            throw Refused.because("ROLE_NOT_ALLOWED", "Nobody registers as staff.", "role");
        }
        requireName(input.firstName(), "firstName");
        requireName(input.lastName(), "lastName");
        return registration.command(
                memberId,
                input.email(),
                input.password(),
                input.firstName(),
                input.lastName(),
                input.timeZone(),
                input.role());
    }

    private static void requireName(String name, String field) {
        if (name.isBlank() || name.length() > 100) {
            throw Refused.because("INVALID_NAME", "A name has 1 to 100 characters.", field);
        }
    }

    private @Nullable MemberView find(String memberId) {
        return questions.find(new FindMember(memberId), MemberView.class);
    }
}
