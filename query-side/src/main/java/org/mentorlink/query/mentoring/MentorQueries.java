package org.mentorlink.query.mentoring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Sorts;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorApplicationPage;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorQuery.FindMentorTallies;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorQuery.ListMentorApplications;
import org.mentorlink.mentoring.MentorTallies;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class MentorQueries {

    private final MentorReader mentors;
    private final OpenHours openHours;
    private final MentorPast past;
    private final MentorApplications applications;

    MentorQueries(MentorReader mentors, OpenHours openHours, MentorPast past, MentorApplications applications) {
        this.mentors = mentors;
        this.openHours = openHours;
        this.past = past;
        this.applications = applications;
    }

    @QueryHandler
    @Nullable MentorView handle(FindMentor query) {
        return mentors.read(List.of(query.mentorId())).stream().findFirst().orElse(null);
    }

    @QueryHandler
    @Nullable MentorView handle(FindMentorAsOf query) {
        return past.at(query.mentorId(), query.asOf());
    }

    @QueryHandler
    MentorViews handle(FindMentors query) {
        return new MentorViews(mentors.read(query.mentorIds()));
    }

    @QueryHandler
    MentorTallies handle(FindMentorTallies query) {
        return new MentorTallies(mentors.tallies(query.mentorIds()));
    }

    @QueryHandler
    MentorApplicationPage handle(ListMentorApplications query) {
        var waiting = and(
                eq(MentorApplications.APPROVED, false),
                gt(MentorApplications.APPLIED_POSITION, Pages.after(query.page(), -1)));
        var rows = applications.list(
                waiting, Sorts.ascending(MentorApplications.APPLIED_POSITION), Pages.rows(query.page()));
        return new MentorApplicationPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    OpenSlots handle(FindOpenSlots query) {
        return new OpenSlots(openHours.of(mentors.read(query.mentorIds()), query.from(), query.to(), query.length()));
    }
}
