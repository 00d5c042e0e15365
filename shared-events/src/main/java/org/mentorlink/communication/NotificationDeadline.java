package org.mentorlink.communication;

import org.axonframework.serialization.Revision;

/** A moment at which somebody is to be told once more of an event. Scheduled ahead, and an event of the log when due. */
public sealed interface NotificationDeadline {

    /**
     * @param subject whose events the event is one of: a booking's, a member's
     * @param sequence its number among them
     * @param attempt which repetition this is, from 1
     */
    @Revision("1")
    record NotificationDue(String subject, long sequence, int attempt) implements NotificationDeadline {}
}
