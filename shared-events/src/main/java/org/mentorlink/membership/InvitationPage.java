package org.mentorlink.membership;

import java.util.List;

public record InvitationPage(List<InvitationView> invitations, boolean hasNext) {}
