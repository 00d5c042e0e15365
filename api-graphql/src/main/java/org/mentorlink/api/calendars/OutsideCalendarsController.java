package org.mentorlink.api.calendars;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.calendars.CalendarKind;
import org.mentorlink.calendars.CalendarTaskView;
import org.mentorlink.calendars.CalendarTaskViews;
import org.mentorlink.calendars.OutsideCalendarView;
import org.mentorlink.calendars.OutsideCalendarViews;
import org.mentorlink.calendars.OutsideCalendarsCommand;
import org.mentorlink.calendars.OutsideCalendarsCommand.ConnectCalendarAddress;
import org.mentorlink.calendars.OutsideCalendarsCommand.DisconnectCalendar;
import org.mentorlink.calendars.OutsideCalendarsCommand.KeepSession;
import org.mentorlink.calendars.OutsideCalendarsCommand.RefreshCalendar;
import org.mentorlink.calendars.OutsideCalendarsId;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListCalendarTasks;
import org.mentorlink.calendars.OutsideCalendarsQuery.ListOutsideCalendars;
import org.mentorlink.membership.MemberView;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** H5: the calendars that members keep elsewhere, each their own. */
@Controller
class OutsideCalendarsController {

    private final Mutations mutations;
    private final Questions questions;
    private final CalendarConsents consents;

    OutsideCalendarsController(Mutations mutations, Questions questions, CalendarConsents consents) {
        this.consents = consents;
        this.mutations = mutations;
        this.questions = questions;
    }

    record ConnectCalendarAddressInput(String address) {

        @Override
        public String toString() {
            return "ConnectCalendarAddressInput[]";
        }
    }

    record StartCalendarConnectionInput(CalendarKind kind) {}

    record StartCalendarConnectionPayload(@Nullable String address, List<UserError> errors) {}

    record FinishCalendarConnectionInput(CalendarKind kind, String state, String code) {

        @Override
        public String toString() {
            return "FinishCalendarConnectionInput[" + kind + "]";
        }
    }

    record OutsideCalendarInput(CalendarKind kind) {}

    enum CalendarTaskSettlement {
        KEEP
    }

    record SettleCalendarTaskInput(String taskId, CalendarTaskSettlement how) {}

    record OutsideCalendarsPayload(
            @Nullable List<OutsideCalendarView> outsideCalendars,
            List<UserError> errors,
            @Nullable String position) {}

    record SettleCalendarTaskPayload(
            @Nullable List<CalendarTaskView> calendarTasks,
            List<UserError> errors,
            @Nullable String position) {}

    @MutationMapping
    OutsideCalendarsPayload connectCalendarAddress(
            @Argument ConnectCalendarAddressInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(visit, () -> new ConnectCalendarAddress(calendarsOf(viewer), viewer.member(), input.address()));
    }

    @MutationMapping
    StartCalendarConnectionPayload startCalendarConnection(
            @Argument StartCalendarConnectionInput input, @ContextValue Visit visit) {
        try {
            return new StartCalendarConnectionPayload(consents.begin(input.kind(), visit.viewer()), List.of());
        } catch (Refused refused) {
            return new StartCalendarConnectionPayload(null, List.of(UserError.of(refused.refusal())));
        }
    }

    @MutationMapping
    OutsideCalendarsPayload finishCalendarConnection(
            @Argument FinishCalendarConnectionInput input, @ContextValue Visit visit) {
        return change(visit, () -> consents.finish(input.kind(), input.state(), input.code(), visit.viewer()));
    }

    @MutationMapping
    OutsideCalendarsPayload disconnectCalendar(@Argument OutsideCalendarInput input, @ContextValue Visit visit) {
        return change(visit, () -> new DisconnectCalendar(calendarsOf(visit.viewer()), input.kind()));
    }

    @MutationMapping
    OutsideCalendarsPayload refreshCalendar(@Argument OutsideCalendarInput input, @ContextValue Visit visit) {
        return change(visit, () -> new RefreshCalendar(calendarsOf(visit.viewer()), input.kind()));
    }

    @MutationMapping
    SettleCalendarTaskPayload settleCalendarTask(@Argument SettleCalendarTaskInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                () -> switch (input.how()) {
                    case KEEP -> {
                        var task = task(viewer.id(), input.taskId());
                        yield new KeepSession(calendarsOf(viewer), task.id());
                    }
                },
                () -> tasks(viewer.id()),
                SettleCalendarTaskPayload::new);
    }

    @SchemaMapping(typeName = "Member")
    @Nullable List<OutsideCalendarView> outsideCalendars(MemberView member, @ContextValue Viewer viewer) {
        return Permissions.ownsCalendar(member.id(), viewer) ? calendars(member.id()) : null;
    }

    @SchemaMapping(typeName = "Member")
    @Nullable List<CalendarTaskView> calendarTasks(MemberView member, @ContextValue Viewer viewer) {
        return Permissions.ownsCalendar(member.id(), viewer) ? tasks(member.id()) : null;
    }

    @SchemaMapping(typeName = "CalendarTask")
    Instant startsAt(CalendarTaskView task) {
        return task.slot().startsAt();
    }

    @SchemaMapping(typeName = "CalendarTask")
    Instant endsAt(CalendarTaskView task) {
        return task.slot().endsAt();
    }

    @SchemaMapping(typeName = "CalendarTask")
    @Nullable Instant elsewhereStartsAt(CalendarTaskView task) {
        return task.elsewhere() == null ? null : task.elsewhere().startsAt();
    }

    @SchemaMapping(typeName = "CalendarTask")
    @Nullable Instant elsewhereEndsAt(CalendarTaskView task) {
        return task.elsewhere() == null ? null : task.elsewhere().endsAt();
    }

    private OutsideCalendarsPayload change(Visit visit, Supplier<OutsideCalendarsCommand> command) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingForThemselves(),
                command::get,
                () -> calendars(viewer.id()),
                OutsideCalendarsPayload::new);
    }

    private List<OutsideCalendarView> calendars(String memberId) {
        return questions
                .ask(new ListOutsideCalendars(memberId), OutsideCalendarViews.class)
                .calendars();
    }

    private List<CalendarTaskView> tasks(String memberId) {
        return questions
                .ask(new ListCalendarTasks(memberId), CalendarTaskViews.class)
                .tasks();
    }

    private CalendarTaskView task(String memberId, String taskId) {
        return tasks(memberId).stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .orElseThrow(() -> Refused.because(
                        "NOTHING_TO_SETTLE",
                        "This is settled already, or there is nothing to settle any more.",
                        "input",
                        "taskId"));
    }

    private static OutsideCalendarsId calendarsOf(Viewer viewer) {
        return OutsideCalendarsId.of(viewer.member());
    }
}
