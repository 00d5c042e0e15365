package org.mentorlink.membership;

import org.mentorlink.shared.Page;

/** What can be asked about invitations to the staff. */
public sealed interface InvitationQuery {

    /** Answers {@link InvitationView}, or nothing. */
    record FindInvitation(String invitationId) implements InvitationQuery {}

    /** Answers {@link InvitationPage}, the newest first; a page's key is a position. */
    record ListInvitations(Page page) implements InvitationQuery {}
}
