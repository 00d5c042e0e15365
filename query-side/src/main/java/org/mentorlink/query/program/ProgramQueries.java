package org.mentorlink.query.program;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.mentorlink.program.BlackoutsOfMentors;
import org.mentorlink.program.OnboardingPlanView;
import org.mentorlink.program.OnboardingQueuePage;
import org.mentorlink.program.OnboardingViews;
import org.mentorlink.program.ParticipantPage;
import org.mentorlink.program.PlanId;
import org.mentorlink.program.ProgramPage;
import org.mentorlink.program.ProgramQuery.FindBlackouts;
import org.mentorlink.program.ProgramQuery.FindOnboardingPlan;
import org.mentorlink.program.ProgramQuery.FindOnboardingQueue;
import org.mentorlink.program.ProgramQuery.FindOnboardings;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramQuery.FindPrograms;
import org.mentorlink.program.ProgramQuery.FindReadiness;
import org.mentorlink.program.ProgramQuery.ListParticipants;
import org.mentorlink.program.ProgramQuery.ListPrograms;
import org.mentorlink.program.ProgramStaff;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.ProgramViews;
import org.mentorlink.program.Readiness;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class ProgramQueries {

    private static final int MOST_STAFF = 50;

    private final Programs programs;
    private final Participants participants;
    private final QueueEntries entries;
    private final Onboardings onboardings;
    private final Queue queue;
    private final BlackoutReader blackouts;

    ProgramQueries(
            Programs programs,
            Participants participants,
            QueueEntries entries,
            Onboardings onboardings,
            Queue queue,
            BlackoutReader blackouts) {
        this.programs = programs;
        this.participants = participants;
        this.entries = entries;
        this.onboardings = onboardings;
        this.queue = queue;
        this.blackouts = blackouts;
    }

    @QueryHandler
    @Nullable ProgramView handle(FindProgram query) {
        return programs.find(query.programId()).orElse(null);
    }

    @QueryHandler
    ProgramViews handle(FindPrograms query) {
        return new ProgramViews(programs.findAll(query.programIds()));
    }

    @QueryHandler
    ProgramPage handle(ListPrograms query) {
        var filters = new ArrayList<Bson>();
        filters.add(lt(Programs.CREATED_POSITION, Pages.after(query.page(), Long.MAX_VALUE)));
        if (query.adminId() != null) {
            filters.add(eq(Programs.ADMINS, query.adminId()));
        }
        if (!query.closed()) {
            filters.add(eq(Programs.CLOSED, false));
        }
        var rows = programs.list(and(filters), Sorts.descending(Programs.CREATED_POSITION), Pages.rows(query.page()));
        return new ProgramPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    BlackoutsOfMentors handle(FindBlackouts query) {
        return new BlackoutsOfMentors(blackouts.ofMentors(query.memberIds()));
    }

    @QueryHandler
    OnboardingPlanView handle(FindOnboardingPlan query) {
        var plan = onboardings.book().page(query.track()).plan();
        var programId = query.track().programId();
        return new OnboardingPlanView(
                PlanId.of(query.track()).value(),
                plan.role(),
                programId == null ? null : programId.value(),
                plan.version(),
                plan.steps());
    }

    @QueryHandler
    OnboardingViews handle(FindOnboardings query) {
        return new OnboardingViews(onboardings.of(query.memberIds()));
    }

    @QueryHandler
    Readiness handle(FindReadiness query) {
        return new Readiness(onboardings.missing(query.memberIds(), query.role()));
    }

    @QueryHandler
    OnboardingQueuePage handle(FindOnboardingQueue query) {
        return queue.of(query);
    }

    @QueryHandler
    ParticipantPage handle(ListParticipants query) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(QueueEntries.PLAN, PlanId.of(query.track()).value()));
        var after = query.page().after();
        if (after != null) {
            filters.add(gt("_id", after));
        }
        var rows = entries.list(and(filters), Sorts.ascending("_id"), Pages.rows(query.page()));
        return new ParticipantPage(onboardings.of(Pages.cut(rows, query.page())), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    ProgramStaff handle(FindProgramStaff query) {
        var programId = query.programId();
        var admins = programId == null
                ? List.<String>of()
                : programs.find(programId).map(ProgramView::adminIds).orElse(List.of());
        return new ProgramStaff(admins.isEmpty() ? platformAdmins() : admins);
    }

    private List<String> platformAdmins() {
        return participants.list(eq(Participants.ADMIN, true), Sorts.ascending("_id"), MOST_STAFF).stream()
                .map(ParticipantState::memberId)
                .toList();
    }
}
