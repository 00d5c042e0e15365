package org.mentorlink.booking;

import java.util.List;

/** I12: what can be asked about pre-session forms. */
public sealed interface PreSessionFormsQuery {

    /** Answers {@link PreSessionFormsViews}. */
    record FindPreSessionForms(List<String> preSessionFormsIds) implements PreSessionFormsQuery {}
}
