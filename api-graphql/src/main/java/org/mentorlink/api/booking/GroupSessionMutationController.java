package org.mentorlink.api.booking;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Inputs;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.CancelledBy;
import org.mentorlink.booking.GroupSessionCommand.CancelGroupSession;
import org.mentorlink.booking.GroupSessionCommand.CheckInToGroupSession;
import org.mentorlink.booking.GroupSessionCommand.JoinWaitingList;
import org.mentorlink.booking.GroupSessionCommand.LeaveWaitingList;
import org.mentorlink.booking.GroupSessionCommand.ScheduleGroupSession;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionKind;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionStatus;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.TimeSlot;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** F6: what mentors do with group sessions, and who wants to take part in them. */
@Controller
class GroupSessionMutationController {

    private final Mutations mutations;
    private final BookingChanges changes;
    private final BookingRequests requests;
    private final GroupSessions sessions;
    private final BlackoutErrors blackouts;

    GroupSessionMutationController(
            Mutations mutations,
            BookingChanges changes,
            BookingRequests requests,
            GroupSessions sessions,
            BlackoutErrors blackouts) {
        this.mutations = mutations;
        this.changes = changes;
        this.requests = requests;
        this.sessions = sessions;
        this.blackouts = blackouts;
    }

    record ScheduleGroupSessionInput(
            GroupSessionKind kind,
            String title,
            @Nullable String description,
            Instant startsAt,
            Instant endsAt,
            int seats,
            long priceMinor,
            String currency,
            @Nullable Modality modality,
            String idempotencyKey) {

        ScheduleGroupSession command(GroupSessionId id, Viewer viewer) {
            return new ScheduleGroupSession(
                    id,
                    viewer.mentor(),
                    kind,
                    title,
                    description,
                    startsAt,
                    endsAt,
                    seats,
                    Inputs.money(priceMinor, currency, "input", "currency"),
                    modality == null ? Modality.VIDEO : modality);
        }
    }

    record CancelGroupSessionInput(
            String groupSessionId, @Nullable String reason) {}

    record GroupSessionActionInput(String groupSessionId) {}

    /** Waits a moment for the mentor's calendar. */
    @MutationMapping
    GroupSessionPayload scheduleGroupSession(@Argument ScheduleGroupSessionInput input, @ContextValue Visit visit) {
        if (input.idempotencyKey().isEmpty() || input.idempotencyKey().length() > 200) {
            return GroupSessionPayload.refused(BookingRequests.invalidKey());
        }
        var viewer = visit.viewer();
        var id = GroupSessionId.of(viewer.mentor(), input.idempotencyKey());
        try {
            changes.sendAndAwait(
                    visit,
                    viewer.actingAs(Role.MENTOR),
                    new FindGroupSession(id.value()),
                    GroupSessionView.class,
                    input.command(id, viewer),
                    session -> session.status() != GroupSessionStatus.SCHEDULED);
            return outcome(mutations.seen(() -> sessions.find(id.value()), GroupSessionPayload::new));
        } catch (CommandExecutionException e) {
            var refusal = Mutations.refusal(e);
            // The only one who can be missing is the mentor who asks.
            return GroupSessionPayload.refused(
                    refusal.code().equals("NOT_FOUND")
                            ? UserError.of("NOT_A_MENTOR", "Apply as mentor first.")
                            : blackouts.named(
                                    refusal, viewer.id(), () -> new TimeSlot(input.startsAt(), input.endsAt())));
        }
    }

    private static GroupSessionPayload outcome(GroupSessionPayload seen) {
        var session = seen.groupSession();
        return session != null && session.status() == GroupSessionStatus.REFUSED
                ? new GroupSessionPayload(
                        null,
                        List.of(UserError.of(
                                "SLOT_TAKEN", "You have another session at that time.", "input", "startsAt")),
                        seen.position())
                : seen;
    }

    @MutationMapping
    GroupSessionPayload cancelGroupSession(@Argument CancelGroupSessionInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(input.groupSessionId(), visit, viewer.isAdmin() ? Role.ADMIN : Role.MENTOR, session -> {
            Permissions.cancellable(session, viewer);
            return new CancelGroupSession(
                    new GroupSessionId(session.id()),
                    viewer.member(),
                    viewer.is(session.mentorMemberId()) ? CancelledBy.MENTOR : CancelledBy.ADMIN,
                    input.reason());
        });
    }

    @MutationMapping
    GroupSessionPayload checkInToGroupSession(@Argument GroupSessionActionInput input, @ContextValue Visit visit) {
        return change(input.groupSessionId(), visit, Role.MENTOR, session -> {
            Permissions.require(visit.viewer().is(session.mentorMemberId()), session);
            return new CheckInToGroupSession(new GroupSessionId(session.id()));
        });
    }

    @MutationMapping
    BookingPayload requestSeat(@Argument BookingInputs.RequestSeatInput input, @ContextValue Visit visit) {
        return requests.requestSeat(input, visit);
    }

    @MutationMapping
    GroupSessionPayload joinWaitingList(@Argument GroupSessionActionInput input, @ContextValue Visit visit) {
        return change(
                input.groupSessionId(),
                visit,
                Role.MENTEE,
                session -> new JoinWaitingList(
                        new GroupSessionId(session.id()), visit.viewer().member()));
    }

    @MutationMapping
    GroupSessionPayload leaveWaitingList(@Argument GroupSessionActionInput input, @ContextValue Visit visit) {
        return change(
                input.groupSessionId(),
                visit,
                Role.MENTEE,
                session -> new LeaveWaitingList(
                        new GroupSessionId(session.id()), visit.viewer().member()));
    }

    private GroupSessionPayload change(String id, Visit visit, Role role, Function<GroupSessionView, Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(role),
                () -> command.apply(sessions.named(id, visit.viewer())),
                () -> sessions.find(id),
                GroupSessionPayload::new);
    }
}
