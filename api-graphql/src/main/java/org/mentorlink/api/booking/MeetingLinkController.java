package org.mentorlink.api.booking;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingCommand.RemoveMeetingLink;
import org.mentorlink.booking.BookingCommand.SetMeetingLink;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingView;
import org.mentorlink.booking.GroupSessionCommand.RemoveGroupMeetingLink;
import org.mentorlink.booking.GroupSessionCommand.SetGroupMeetingLink;
import org.mentorlink.booking.GroupSessionId;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.MeetingLinkView;
import org.mentorlink.membership.Role;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** B3 and J3: where a session takes place. */
@Controller
class MeetingLinkController {

    private final Mutations mutations;
    private final Bookings bookings;
    private final GroupSessions sessions;

    MeetingLinkController(Mutations mutations, Bookings bookings, GroupSessions sessions) {
        this.mutations = mutations;
        this.bookings = bookings;
        this.sessions = sessions;
    }

    record SetMeetingLinkInput(
            String bookingId, String url, @Nullable Integer expectedVersion) {}

    record SetGroupMeetingLinkInput(
            String groupSessionId, String url, @Nullable Integer expectedVersion) {}

    record RemoveGroupMeetingLinkInput(
            String groupSessionId, @Nullable Integer expectedVersion) {}

    record RemoveMeetingLinkInput(
            String bookingId, @Nullable Integer expectedVersion) {}

    @MutationMapping
    BookingPayload setMeetingLink(@Argument SetMeetingLinkInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                id -> new SetMeetingLink(id, visit.viewer().member(), input.url(), input.expectedVersion()));
    }

    @MutationMapping
    GroupSessionPayload setGroupMeetingLink(@Argument SetGroupMeetingLinkInput input, @ContextValue Visit visit) {
        return changeGroup(
                input.groupSessionId(),
                visit,
                id -> new SetGroupMeetingLink(id, visit.viewer().member(), input.url(), input.expectedVersion()));
    }

    @MutationMapping
    GroupSessionPayload removeGroupMeetingLink(@Argument RemoveGroupMeetingLinkInput input, @ContextValue Visit visit) {
        return changeGroup(
                input.groupSessionId(),
                visit,
                id -> new RemoveGroupMeetingLink(id, visit.viewer().member(), input.expectedVersion()));
    }

    @SchemaMapping(typeName = "GroupSession")
    @Nullable MeetingLinkView meetingLink(GroupSessionView session, @ContextValue Viewer viewer) {
        return Permissions.mayJoin(session, viewer) ? session.meetingLink() : null;
    }

    @MutationMapping
    BookingPayload removeMeetingLink(@Argument RemoveMeetingLinkInput input, @ContextValue Visit visit) {
        return change(
                input.bookingId(),
                visit,
                id -> new RemoveMeetingLink(id, visit.viewer().member(), input.expectedVersion()));
    }

    @SchemaMapping(typeName = "Booking")
    @Nullable MeetingLinkView meetingLink(BookingView booking, @ContextValue Viewer viewer) {
        return Permissions.mayJoin(booking, viewer) ? booking.meetingLink() : null;
    }

    private GroupSessionPayload changeGroup(
            String groupSessionId, Visit visit, Function<GroupSessionId, Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.MENTOR),
                () -> {
                    var session = sessions.named(groupSessionId, visit.viewer());
                    Permissions.answerable(session, visit.viewer());
                    return command.apply(new GroupSessionId(session.id()));
                },
                () -> sessions.find(groupSessionId),
                GroupSessionPayload::new);
    }

    private BookingPayload change(String bookingId, Visit visit, Function<BookingId, Object> command) {
        return mutations.perform(
                visit,
                visit.viewer().actingAs(Role.MENTOR),
                () -> {
                    Permissions.answerable(bookings.named(bookingId, "bookingId"), visit.viewer());
                    return command.apply(new BookingId(bookingId));
                },
                () -> bookings.find(bookingId),
                BookingPayload::new);
    }
}
