package org.mentorlink.api.mentoring;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.mentoring.MentorApplicationPage;
import org.mentorlink.mentoring.MentorApplicationView;
import org.mentorlink.mentoring.MentorQuery.ListMentorApplications;
import org.mentorlink.mentoring.MentorView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Who waits to be approved as a mentor. */
@Controller
class MentorApplicationController {

    private final Questions questions;
    private final Mentors mentors;

    MentorApplicationController(Questions questions, Mentors mentors) {
        this.questions = questions;
        this.mentors = mentors;
    }

    @QueryMapping
    Connection<MentorApplicationView> mentorApplications(
            @Argument @Nullable Integer first, @Argument @Nullable String after) {
        var found =
                questions.ask(new ListMentorApplications(Paging.byNumber(first, after)), MentorApplicationPage.class);
        return Connection.of(found.applications(), found.hasNext(), after, MentorApplicationView::appliedPosition);
    }

    @BatchMapping(typeName = "MentorApplication")
    Map<MentorApplicationView, MentorView> mentor(Collection<MentorApplicationView> applications) {
        return mentors.of(applications, MentorApplicationView::mentorId);
    }
}
