package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.InvitationPage;
import org.mentorlink.membership.InvitationQuery.FindInvitation;
import org.mentorlink.membership.InvitationQuery.ListInvitations;
import org.mentorlink.membership.InvitationView;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class InvitationQueries {

    private final Invitations invitations;

    InvitationQueries(Invitations invitations) {
        this.invitations = invitations;
    }

    @QueryHandler
    @Nullable InvitationView handle(FindInvitation query) {
        return invitations.find(query.invitationId()).orElse(null);
    }

    @QueryHandler
    InvitationPage handle(ListInvitations query) {
        var rows = invitations.list(
                lt(Invitations.MADE, Pages.after(query.page(), Long.MAX_VALUE)),
                Sorts.descending(Invitations.MADE),
                Pages.rows(query.page()));
        return new InvitationPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }
}
