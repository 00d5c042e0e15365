package org.mentorlink.api.mentoring;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.AvailabilityInputs.ClearDateAvailabilityInput;
import org.mentorlink.api.mentoring.AvailabilityInputs.SetBookingWindowInput;
import org.mentorlink.api.mentoring.AvailabilityInputs.SetDateAvailabilityInput;
import org.mentorlink.api.mentoring.AvailabilityInputs.SetWeeklyAvailabilityInput;
import org.mentorlink.api.mentoring.AvailabilityInputs.TimeAwayInput;
import org.mentorlink.api.mentoring.MentorController.MentorPayload;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.BookingWindow;
import org.mentorlink.mentoring.DateHours;
import org.mentorlink.mentoring.MentorCommand;
import org.mentorlink.mentoring.MentorCommand.AddTimeAway;
import org.mentorlink.mentoring.MentorCommand.ClearDateHours;
import org.mentorlink.mentoring.MentorCommand.RemoveTimeAway;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.TimeAway;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** H1 to H3: the hours that mentors offer, each their own. */
@Controller
class AvailabilityController {

    private final Mutations mutations;
    private final Questions questions;

    AvailabilityController(Mutations mutations, Questions questions) {
        this.mutations = mutations;
        this.questions = questions;
    }

    @MutationMapping
    MentorPayload setWeeklyAvailability(@Argument SetWeeklyAvailabilityInput input, @ContextValue Visit visit) {
        return change(visit, () -> input.command(visit.viewer()));
    }

    @MutationMapping
    MentorPayload setDateAvailability(@Argument SetDateAvailabilityInput input, @ContextValue Visit visit) {
        return change(visit, () -> input.command(visit.viewer()));
    }

    @MutationMapping
    MentorPayload clearDateAvailability(@Argument ClearDateAvailabilityInput input, @ContextValue Visit visit) {
        return change(visit, () -> new ClearDateHours(visit.viewer().mentor(), input.date()));
    }

    @MutationMapping
    MentorPayload addTimeAway(@Argument TimeAwayInput input, @ContextValue Visit visit) {
        return change(visit, () -> new AddTimeAway(visit.viewer().mentor(), input.away()));
    }

    @MutationMapping
    MentorPayload removeTimeAway(@Argument TimeAwayInput input, @ContextValue Visit visit) {
        return change(visit, () -> new RemoveTimeAway(visit.viewer().mentor(), input.away()));
    }

    @MutationMapping
    MentorPayload setBookingWindow(@Argument SetBookingWindowInput input, @ContextValue Visit visit) {
        return change(visit, () -> input.command(visit.viewer()));
    }

    @SchemaMapping(typeName = "Mentor")
    WeeklyAvailability availability(MentorView mentor) {
        return mentor.availability().weekly();
    }

    @SchemaMapping(typeName = "WeeklyAvailability")
    List<WeeklyAvailability.Window> slots(WeeklyAvailability availability) {
        return availability.windows();
    }

    @SchemaMapping(typeName = "Mentor")
    List<DateHours> dateAvailability(MentorView mentor) {
        return mentor.availability().dates();
    }

    @SchemaMapping(typeName = "Mentor")
    BookingWindow bookingWindow(MentorView mentor) {
        return mentor.availability().window();
    }

    /** What a mentor does then is nobody's business, so this is for themselves and for staff. */
    @SchemaMapping(typeName = "Mentor")
    List<TimeAway> timeAway(MentorView mentor, @ContextValue Viewer viewer) {
        var isOpen = Permissions.mayReadMember(mentor.memberId(), viewer);
        return Permissions.require(isOpen, mentor.availability().away());
    }

    private MentorPayload change(Visit visit, Supplier<MentorCommand> command) {
        var viewer = visit.viewer();
        var mentorId = viewer.mentor().value();
        return mutations.perform(
                visit,
                viewer.actingAs(Role.MENTOR),
                () -> {
                    if (find(mentorId) == null) {
                        throw Refused.because("NOT_A_MENTOR", "Apply as mentor first.");
                    }
                    return command.get();
                },
                () -> find(mentorId),
                MentorPayload::new);
    }

    private @Nullable MentorView find(String mentorId) {
        return questions.find(new FindMentor(mentorId), MentorView.class);
    }
}
