package org.mentorlink.command.communication;

/** Takes messages to members. One that was taken before, by event, recipient and channel, is not sent again. */
public interface Outbox {

    void send(Message message);
}
