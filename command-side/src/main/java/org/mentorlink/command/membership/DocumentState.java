package org.mentorlink.command.membership;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentEvent;
import org.mentorlink.membership.DocumentEvent.DocumentOpened;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.MemberId;

/** A document as decisions see it. */
record DocumentState(
        MemberId memberId,
        DocumentKind kind,
        DocumentStatus status,
        @Nullable LocalDate expiresOn) {

    /** @param state absent before the first event */
    static DocumentState evolve(@Nullable DocumentState state, DocumentEvent event) {
        if (event instanceof DocumentSubmitted submitted) {
            return new DocumentState(submitted.memberId(), submitted.kind(), DocumentStatus.SUBMITTED, null);
        }
        if (state == null) {
            throw new IllegalStateException("a document begins with its submission");
        }
        return state.evolve(event);
    }

    private DocumentState evolve(DocumentEvent event) {
        return switch (event) {
            case DocumentSubmitted submitted -> this;
            case DocumentVerified verified -> at(DocumentStatus.VERIFIED, verified.expiresOn());
            case DocumentRejected rejected -> at(DocumentStatus.REJECTED, null);
            case DocumentWithdrawn withdrawn -> at(DocumentStatus.WITHDRAWN, null);
            case DocumentOpened opened -> this;
        };
    }

    private DocumentState at(DocumentStatus next, @Nullable LocalDate expiry) {
        return new DocumentState(memberId, kind, next, expiry);
    }

    boolean isVerifiedUntil(@Nullable LocalDate expiry) {
        return status == DocumentStatus.VERIFIED && Objects.equals(expiresOn, expiry);
    }
}
