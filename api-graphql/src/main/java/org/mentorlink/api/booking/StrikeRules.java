package org.mentorlink.api.booking;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.booking.PausedMentors;
import org.mentorlink.booking.StrikeThreshold;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesQuery.FindPaused;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** L1: what strikes lead to, as the deployment has it now: what was decided while it had another rule counts for nothing. */
@Component
public class StrikeRules {

    private final int threshold;
    private final int mentorThreshold;
    private final Questions questions;
    private final Clock clock;

    StrikeRules(
            @Value("${mentorlink.strikes.threshold:#{null}}") @Nullable Integer threshold,
            @Value("${mentorlink.strikes.mentor-threshold:#{null}}") @Nullable Integer mentorThreshold,
            ApiProperties properties,
            Questions questions,
            Clock clock) {
        this.threshold = StrikeThreshold.of(threshold, properties.sandbox().enabled());
        this.mentorThreshold =
                StrikeThreshold.of(mentorThreshold, properties.sandbox().enabled());
        this.questions = questions;
        this.clock = clock;
    }

    /** With how many that count nobody can book for a while; 0: with any number they can. */
    int threshold() {
        return threshold;
    }

    /** Those among them that nobody can book as mentors for what they have missed. */
    public Set<String> paused(List<String> memberIds) {
        return mentorThreshold == 0 || memberIds.isEmpty()
                ? Set.of()
                : Set.copyOf(questions
                        .ask(new FindPaused(memberIds), PausedMentors.class)
                        .memberIds());
    }

    /** Whether they can book nobody for what they have missed. */
    public boolean isBlocked(MemberId memberId) {
        if (threshold == 0) {
            return false;
        }
        var strikes = questions.find(new FindStrikes(StrikesId.of(memberId).value()), StrikesView.class);
        return strikes != null
                && strikes.blockedUntil() != null
                && clock.instant().isBefore(strikes.blockedUntil());
    }
}
