package org.mentorlink.recognition;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** What has happened to a goal. */
public sealed interface GoalEvent {

    GoalId goalId();

    @Revision("1")
    record GoalSet(GoalId goalId, MemberId memberId, GoalContent content) implements GoalEvent {}

    @Revision("1")
    record GoalChanged(GoalId goalId, GoalContent content) implements GoalEvent {}

    @Revision("1")
    record GoalAchieved(GoalId goalId, MemberId memberId) implements GoalEvent {}

    @Revision("1")
    record GoalDropped(GoalId goalId, @Nullable Personal reason) implements GoalEvent {}

    @Revision("1")
    record GoalReopened(GoalId goalId) implements GoalEvent {}
}
