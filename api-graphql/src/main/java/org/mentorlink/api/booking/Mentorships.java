package org.mentorlink.api.booking;

import org.mentorlink.api.graphql.Questions;
import org.mentorlink.booking.BookingQuery.FindMentorship;
import org.mentorlink.booking.Mentorship;
import org.springframework.stereotype.Component;

/** Who is whose mentor: they have a booking that was confirmed and not called off. */
@Component
public class Mentorships {

    private final Questions questions;

    Mentorships(Questions questions) {
        this.questions = questions;
    }

    public boolean exists(String menteeId, String mentorMemberId) {
        return questions
                .ask(new FindMentorship(menteeId, mentorMemberId), Mentorship.class)
                .confirmed();
    }
}
