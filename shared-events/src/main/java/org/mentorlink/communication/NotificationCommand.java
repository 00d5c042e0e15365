package org.mentorlink.communication;

import org.axonframework.commandhandling.RoutingKey;

/** What can be asked of the part that tells members what has happened. */
public sealed interface NotificationCommand {

    /**
     * Tells of an event again those who were not told: what was parked begins anew. Names the event only, as what is
     * said and to whom is personal.
     *
     * @param subject whose events the event is one of: a booking's, a member's
     * @param sequence its number among them
     */
    record TellAgain(@RoutingKey String subject, long sequence) implements NotificationCommand {}
}
