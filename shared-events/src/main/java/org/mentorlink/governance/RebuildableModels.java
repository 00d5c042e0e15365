package org.mentorlink.governance;

import java.util.Set;
import org.mentorlink.shared.Refused;

/**
 * The read models that are rebuilt when staff ask for it. The search index is not among them: each process has one in its
 * memory, and builds it anew at its start (docs/decisions/0020-each-process-has-its-index.md).
 */
public final class RebuildableModels {

    public static final Set<String> PROCESSORS = Set.of(
            "projection-audit",
            "projection-bookings",
            "projection-community",
            "projection-ledger",
            "projection-members-list");

    private RebuildableModels() {}

    public static boolean contains(String processor) {
        return PROCESSORS.contains(processor);
    }

    /** The model that a processor writes; refused where it writes none that can be rebuilt. */
    public static ReadModelId writtenBy(String processor) {
        if (!contains(processor)) {
            throw Refused.because(
                    "NOT_REBUILDABLE",
                    "Only read models that are kept in the database are rebuilt. The search index is, by each process at its"
                            + " start; what has effects never is.",
                    "input",
                    "name");
        }
        return ReadModelId.writtenBy(processor);
    }
}
