package org.mentorlink.query.mentoring;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorQuery.FindMentorAsOf;
import org.mentorlink.mentoring.MentorQuery.FindMentors;
import org.mentorlink.mentoring.MentorQuery.FindOpenSlots;
import org.mentorlink.mentoring.MentorView;
import org.mentorlink.mentoring.MentorViews;
import org.mentorlink.mentoring.OpenSlots;
import org.springframework.stereotype.Component;

@Component
class MentorQueries {

    private final MentorReader mentors;
    private final OpenHours openHours;
    private final MentorPast past;

    MentorQueries(MentorReader mentors, OpenHours openHours, MentorPast past) {
        this.mentors = mentors;
        this.openHours = openHours;
        this.past = past;
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
    OpenSlots handle(FindOpenSlots query) {
        return new OpenSlots(
                openHours.of(mentors.withoutSessions(query.mentorIds()), query.from(), query.to(), query.length()));
    }
}
