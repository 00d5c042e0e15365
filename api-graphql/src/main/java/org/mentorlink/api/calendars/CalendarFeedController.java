package org.mentorlink.api.calendars;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.signin.Hashes;
import org.mentorlink.membership.CalendarFeedView;
import org.mentorlink.membership.MemberCommand.CreateCalendarFeed;
import org.mentorlink.membership.MemberCommand.RevokeCalendarFeed;
import org.mentorlink.membership.MemberQuery.FindCalendarFeed;
import org.mentorlink.membership.MemberView;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** H5: the private address of a member's calendar, told once and never again. */
@Controller
class CalendarFeedController {

    private final Mutations mutations;
    private final Questions questions;
    private final CalendarAddresses addresses;

    CalendarFeedController(Mutations mutations, Questions questions, CalendarAddresses addresses) {
        this.mutations = mutations;
        this.questions = questions;
        this.addresses = addresses;
    }

    /** @param address absent where none was made */
    record CreateCalendarFeedPayload(
            @Nullable String address,
            @Nullable CalendarFeedView calendarFeed,
            List<UserError> errors,
            @Nullable String position) {

        @Override
        public String toString() {
            return "CreateCalendarFeedPayload[" + calendarFeed + "]";
        }
    }

    record RevokeCalendarFeedPayload(
            @Nullable CalendarFeedView calendarFeed,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    CreateCalendarFeedPayload createCalendarFeed(@ContextValue Visit visit) {
        var viewer = visit.viewer();
        var token = Hashes.secret();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> new CreateCalendarFeed(viewer.member(), Hashes.of(token)),
                () -> of(viewer.id()),
                (feed, errors, position) -> new CreateCalendarFeedPayload(
                        errors.isEmpty() ? addresses.of(token) : null, feed, errors, position));
    }

    @MutationMapping
    RevokeCalendarFeedPayload revokeCalendarFeed(@ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> new RevokeCalendarFeed(viewer.member()),
                () -> of(viewer.id()),
                RevokeCalendarFeedPayload::new);
    }

    @SchemaMapping(typeName = "Member")
    @Nullable CalendarFeedView calendarFeed(MemberView member, @ContextValue Viewer viewer) {
        return Permissions.ownsCalendar(member.id(), viewer) ? of(member.id()) : null;
    }

    private @Nullable CalendarFeedView of(String memberId) {
        return questions.find(new FindCalendarFeed(memberId), CalendarFeedView.class);
    }
}
