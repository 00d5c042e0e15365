package org.mentorlink.query.recognition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.recognition.GoalContent;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.recognition.GoalEvent.GoalAchieved;
import org.mentorlink.recognition.GoalEvent.GoalChanged;
import org.mentorlink.recognition.GoalEvent.GoalDropped;
import org.mentorlink.recognition.GoalEvent.GoalReopened;
import org.mentorlink.recognition.GoalEvent.GoalSet;
import org.mentorlink.recognition.GoalStatus;
import org.mentorlink.recognition.GoalView;

/** From one view of a goal to the next. */
final class GoalEvolution {

    private GoalEvolution() {}

    static @Nullable GoalView evolve(@Nullable GoalView view, GoalEvent event, Seen seen) {
        if (event instanceof GoalSet set) {
            return set(set, seen);
        }
        return view == null ? null : after(view, event, seen);
    }

    private static GoalView after(GoalView view, GoalEvent event, Seen seen) {
        return switch (event) {
            case GoalSet set -> view;
            case GoalChanged changed -> with(view, changed.content(), seen);
            case GoalAchieved achieved -> with(view, GoalStatus.ACHIEVED, seen.at(), seen);
            case GoalDropped dropped -> with(view, GoalStatus.DROPPED, null, seen);
            case GoalReopened reopened -> with(view, GoalStatus.OPEN, null, seen);
        };
    }

    private static GoalView set(GoalSet event, Seen seen) {
        var content = event.content();
        return new GoalView(
                event.goalId().value(),
                event.memberId().value(),
                content.text().value(),
                content.category(),
                content.priority(),
                content.deadline(),
                GoalStatus.OPEN,
                seen.at(),
                null,
                version(seen),
                seen.position());
    }

    private static GoalView with(GoalView view, GoalContent content, Seen seen) {
        return new GoalView(
                view.id(),
                view.memberId(),
                content.text().value(),
                content.category(),
                content.priority(),
                content.deadline(),
                view.status(),
                view.setAt(),
                view.achievedAt(),
                version(seen),
                view.setPosition());
    }

    private static GoalView with(GoalView view, GoalStatus status, @Nullable Instant achievedAt, Seen seen) {
        return new GoalView(
                view.id(),
                view.memberId(),
                view.text(),
                view.category(),
                view.priority(),
                view.deadline(),
                status,
                view.setAt(),
                achievedAt,
                version(seen),
                view.setPosition());
    }

    private static int version(Seen seen) {
        return Math.toIntExact(seen.sequence() + 1);
    }
}
