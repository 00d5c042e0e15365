package org.mentorlink.membership;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/** What has happened to a document. */
public sealed interface DocumentEvent {

    DocumentId documentId();

    MemberId memberId();

    /** @param sha256 personal as well: who has the same file could otherwise tell whose it is */
    @Revision("1")
    record DocumentSubmitted(
            DocumentId documentId,
            MemberId memberId,
            DocumentKind kind,
            Personal fileName,
            Personal sha256,
            long bytes,
            DocumentFormat format)
            implements DocumentEvent {}

    /** @param expiresOn the first day it counts no more; absent where it does not expire */
    @Revision("1")
    record DocumentVerified(
            DocumentId documentId,
            MemberId memberId,
            DocumentKind kind,
            MemberId reviewerId,
            @Nullable LocalDate expiresOn)
            implements DocumentEvent {}

    @Revision("1")
    record DocumentRejected(
            DocumentId documentId, MemberId memberId, DocumentKind kind, MemberId reviewerId, Personal reason)
            implements DocumentEvent {}

    @Revision("1")
    record DocumentWithdrawn(DocumentId documentId, MemberId memberId) implements DocumentEvent {}

    /** Somebody other than the owner was given the content to read. */
    @Revision("1")
    record DocumentOpened(DocumentId documentId, MemberId memberId, MemberId readerId) implements DocumentEvent {}
}
