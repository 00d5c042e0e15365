package org.mentorlink.command.recognition;

import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.recognition.GoalEvent.GoalAchieved;
import org.mentorlink.recognition.GoalEvent.GoalChanged;
import org.mentorlink.recognition.GoalEvent.GoalDropped;
import org.mentorlink.recognition.GoalEvent.GoalReopened;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalStatus;

/** A goal as decisions see it. */
record GoalState(MemberId memberId, GoalContent content, GoalStatus status) {

    static @Nullable GoalState evolve(@Nullable GoalState state, GoalEvent event) {
        return event instanceof GoalSet set
                ? new GoalState(set.memberId(), set.content(), GoalStatus.OPEN)
                : state == null ? null : state.after(event);
    }

    private GoalState after(GoalEvent event) {
        return switch (event) {
            case GoalSet set -> this;
            case GoalChanged changed -> new GoalState(memberId, changed.content(), status);
            case GoalAchieved achieved -> new GoalState(memberId, content, GoalStatus.ACHIEVED);
            case GoalDropped dropped -> new GoalState(memberId, content, GoalStatus.DROPPED);
            case GoalReopened reopened -> new GoalState(memberId, content, GoalStatus.OPEN);
        };
    }
}
