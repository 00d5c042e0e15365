package org.mentorlink.api.membership;

import java.util.ArrayList;
import java.util.List;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Viewer;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** S4: what the viewer may do that is with no object, as the table of permissions has it. */
@Controller
class ViewerActionsController {

    /** Each with its row of the table. */
    private static final List<Allowed> ACTIONS = List.of(
            new Allowed("READ_MEMBERS", "Query.members"),
            new Allowed("INVITE_ADMIN", "Mutation.inviteAdmin"),
            new Allowed("CREATE_PROGRAM", "Mutation.createProgram"),
            new Allowed("CREATE_CATEGORY", "Mutation.createCategory"),
            new Allowed("READ_LEDGER", "Query.ledger"),
            new Allowed("START_RECONCILIATION", "Mutation.startReconciliation"),
            new Allowed("CLOSE_MONTH", "Mutation.closeMonth"),
            new Allowed("OFFER_CREDIT_PACK", "Mutation.offerCreditPack"),
            new Allowed("GRANT_CREDITS", "Mutation.grantCredits"),
            new Allowed("RECORD_CHARGEBACK", "Mutation.recordChargeback"),
            new Allowed("START_AUDIT_CHECK", "Mutation.startAuditCheck"));

    private record Allowed(String action, String row) {}

    @QueryMapping
    List<AvailableAction> viewerActions(@ContextValue Viewer viewer) {
        var actions = new ArrayList<AvailableAction>();
        ACTIONS.stream()
                .filter(each -> Permissions.admits(each.row(), viewer))
                .map(each -> AvailableAction.yes(each.action()))
                .forEach(actions::add);
        if (Permissions.mayManagePlatform(viewer)) {
            actions.add(AvailableAction.yes("CONFIGURE_PLATFORM_ONBOARDING"));
        }
        return List.copyOf(actions);
    }
}
