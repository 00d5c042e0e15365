package org.mentorlink.query.membership;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentEvent;
import org.mentorlink.membership.DocumentEvent.DocumentOpened;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.shared.Lifecycle;
import org.mentorlink.query.shared.Seen;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a document follows from its events. */
@Configuration(proxyBeanMethods = false)
class DocumentEvolution {

    @Bean
    Lifecycle documentLifecycle() {
        return Lifecycle.of(DocumentEvent.class, DocumentEvolution::evolve, DocumentView::status);
    }

    static @Nullable DocumentView evolve(@Nullable DocumentView view, DocumentEvent event, Seen seen) {
        if (event instanceof DocumentSubmitted submitted) {
            return submitted(submitted, seen);
        }
        return view == null ? null : next(view, event, seen.at());
    }

    private static DocumentView submitted(DocumentSubmitted event, Seen seen) {
        return new DocumentView(
                event.documentId().value(),
                event.memberId().value(),
                event.kind(),
                event.fileName().value(),
                event.bytes(),
                event.format(),
                DocumentStatus.SUBMITTED,
                seen.at(),
                null,
                null,
                null,
                null,
                seen.position());
    }

    private static DocumentView next(DocumentView view, DocumentEvent event, Instant at) {
        return switch (event) {
            case DocumentSubmitted submitted -> view;
            case DocumentOpened opened -> view;
            case DocumentVerified verified ->
                reviewed(view, DocumentStatus.VERIFIED, verified.reviewerId(), null, verified.expiresOn(), at);
            case DocumentRejected rejected ->
                reviewed(
                        view,
                        DocumentStatus.REJECTED,
                        rejected.reviewerId(),
                        rejected.reason().value(),
                        null,
                        at);
            case DocumentWithdrawn withdrawn ->
                changed(
                        view,
                        DocumentStatus.WITHDRAWN,
                        view.reviewedAt(),
                        view.reviewerId(),
                        view.reason(),
                        view.expiresOn());
        };
    }

    private static DocumentView reviewed(
            DocumentView view,
            DocumentStatus status,
            MemberId reviewerId,
            @Nullable String reason,
            @Nullable LocalDate expiresOn,
            Instant at) {
        return changed(view, status, at, reviewerId.value(), reason, expiresOn);
    }

    private static DocumentView changed(
            DocumentView view,
            DocumentStatus status,
            @Nullable Instant reviewedAt,
            @Nullable String reviewerId,
            @Nullable String reason,
            @Nullable LocalDate expiresOn) {
        return new DocumentView(
                view.id(),
                view.memberId(),
                view.kind(),
                view.fileName(),
                view.bytes(),
                view.format(),
                status,
                view.submittedAt(),
                reviewedAt,
                reviewerId,
                reason,
                expiresOn,
                view.submittedPosition());
    }
}
