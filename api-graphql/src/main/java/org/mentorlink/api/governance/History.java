package org.mentorlink.api.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
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

    /** Oldest first, up to that moment where one is given. */
    public List<AuditEntryView> of(String subject, @Nullable Instant asOf) {
        var entries = new ArrayList<AuditEntryView>();
        @Nullable String after = null;
        AuditPage page;
        do {
            page = questions.ask(new FindAuditTrail(subject, asOf, new Page(PAGE, after)), AuditPage.class);
            entries.addAll(page.entries());
            after = entries.isEmpty()
                    ? null
                    : Integer.toString(entries.getLast().sequence());
        } while (page.hasNext() && !page.entries().isEmpty() && entries.size() < MOST);
        return List.copyOf(entries);
    }
}
