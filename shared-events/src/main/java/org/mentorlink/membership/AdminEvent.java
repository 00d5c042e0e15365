package org.mentorlink.membership;

import org.axonframework.serialization.Revision;

/** What has happened to the roster of those who may act as admin. */
public sealed interface AdminEvent {

    AdminRosterId adminRosterId();

    @Revision("1")
    record AdminAdded(AdminRosterId adminRosterId, MemberId memberId) implements AdminEvent {}

    @Revision("1")
    record AdminRemoved(AdminRosterId adminRosterId, MemberId memberId) implements AdminEvent {}
}
