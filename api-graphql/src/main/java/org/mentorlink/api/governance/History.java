package org.mentorlink.api.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.governance.AuditEntryView;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.shared.Page;
import org.springframework.stereotype.Component;

/** All that happened to one subject of the audit. */
@Component
public class History {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final Questions questions;

    History(Questions questions) {
        this.questions = questions;
    }

    /** One page of it, for staff. */
    AuditPage of(String subject, Page page, Viewer viewer) {
        return ask(Permissions.trail(subject, viewer), null, page, viewer);
    }

    /** Oldest first, up to that moment where one is given. Whether the subject is the viewer's to read is the caller's. */
    public List<AuditEntryView> of(String subject, @Nullable Instant asOf, Viewer viewer) {
        var entries = new ArrayList<AuditEntryView>();
        @Nullable String after = null;
        AuditPage page;
        do {
            page = ask(subject, asOf, new Page(PAGE, after), viewer);
            entries.addAll(page.entries());
            after = entries.isEmpty()
                    ? null
                    : Integer.toString(entries.getLast().sequence());
        } while (page.hasNext() && !page.entries().isEmpty() && entries.size() < MOST);
        return List.copyOf(entries);
    }

    private AuditPage ask(String subject, @Nullable Instant asOf, Page page, Viewer viewer) {
        var hidden = Permissions.hiddenInTrail(subject, viewer).stream()
                .map(Class::getSimpleName)
                .toList();
        return questions.ask(new FindAuditTrail(subject, asOf, hidden, page), AuditPage.class);
    }
}
