package org.mentorlink.membership;

import java.util.List;
import org.mentorlink.shared.Page;

/** What can be asked about documents. Whether the viewer may read the answer is the asker's to check. */
public sealed interface DocumentQuery {

    /** Answers {@link DocumentView}, or nothing; withdrawn ones included. */
    record FindDocument(String documentId) implements DocumentQuery {}

    /** Those of members that were not withdrawn, newest first; answers {@link DocumentViews}. */
    record FindDocuments(List<String> memberIds) implements DocumentQuery {}

    /** Those that wait for a review, oldest first; answers {@link DocumentPage}, whose key is the submitted position. */
    record ListDocumentsToReview(Page page) implements DocumentQuery {}
}
