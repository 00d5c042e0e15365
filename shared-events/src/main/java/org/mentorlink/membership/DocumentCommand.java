package org.mentorlink.membership;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a document. */
public sealed interface DocumentCommand {

    DocumentId documentId();

    /**
     * Hands in a document whose content is stored already; the same twice changes nothing.
     *
     * @param fileName as its owner calls it
     * @param sha256 of the content, in hexadecimal
     * @param bytes length of the content
     */
    record SubmitDocument(
            @TargetAggregateIdentifier DocumentId documentId,
            MemberId memberId,
            DocumentKind kind,
            String fileName,
            String sha256,
            long bytes,
            DocumentFormat format)
            implements DocumentCommand {

        @Override
        public String toString() {
            return "SubmitDocument[" + documentId + "]";
        }
    }

    /**
     * The content shows what it should.
     *
     * @param reviewerId an admin, and not the owner
     * @param expiresOn the first day it counts no more; for background checks only
     */
    record VerifyDocument(
            @TargetAggregateIdentifier DocumentId documentId,
            MemberId reviewerId,
            @Nullable LocalDate expiresOn) implements DocumentCommand {}

    /**
     * The content does not show what it should, or what was verified turned out wrong.
     *
     * @param reviewerId an admin, and not the owner
     * @param reason told to the owner
     */
    record RejectDocument(@TargetAggregateIdentifier DocumentId documentId, MemberId reviewerId, String reason)
            implements DocumentCommand {}

    /** Its owner takes it back; its content is destroyed. */
    record WithdrawDocument(@TargetAggregateIdentifier DocumentId documentId) implements DocumentCommand {}

    /** Somebody other than its owner is about to read the content. */
    record OpenDocument(@TargetAggregateIdentifier DocumentId documentId, MemberId readerId)
            implements DocumentCommand {}
}
