package org.mentorlink.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Input;
import org.mentorlink.membership.DocumentCommand.OpenDocument;
import org.mentorlink.membership.DocumentCommand.RejectDocument;
import org.mentorlink.membership.DocumentCommand.SubmitDocument;
import org.mentorlink.membership.DocumentCommand.VerifyDocument;
import org.mentorlink.membership.DocumentCommand.WithdrawDocument;
import org.mentorlink.membership.DocumentEvent;
import org.mentorlink.membership.DocumentEvent.DocumentOpened;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/**
 * C5: a document of a member. Submitted, it waits for an admin, who verifies or rejects it; what was verified can still
 * be rejected once it turns out wrong, and what was rejected is handed in anew as another document. Its owner may withdraw
 * it at any time, which is its end.
 */
@Aggregate
class Document {

    @AggregateIdentifier
    private DocumentId documentId;

    private @Nullable DocumentState state;

    Document() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SubmitDocument command) {
        if (state == null) {
            var owner = command.memberId();
            apply(new DocumentSubmitted(
                    command.documentId(),
                    owner,
                    command.kind(),
                    Personal.of(owner, fileName(command.fileName())),
                    Personal.of(owner, command.sha256()),
                    command.bytes(),
                    command.format()));
        } else if (!state.memberId().equals(command.memberId())) {
            throw Refused.because("DOCUMENT_EXISTS", "There is a document of this id.");
        }
    }

    @CommandHandler
    void handle(VerifyDocument command, Clock clock) {
        var reviewed = reviewable(command.reviewerId());
        var expiresOn = command.expiresOn();
        if (expiresOn != null) {
            requireExpiry(reviewed.kind(), expiresOn, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
        require(
                reviewed.status() != DocumentStatus.REJECTED,
                "DOCUMENT_REJECTED",
                "This document was rejected; its owner can hand in another one.",
                "documentId");
        if (!reviewed.isVerifiedUntil(expiresOn)) {
            apply(new DocumentVerified(
                    command.documentId(), reviewed.memberId(), reviewed.kind(), command.reviewerId(), expiresOn));
        }
    }

    @CommandHandler
    void handle(RejectDocument command) {
        var reviewed = reviewable(command.reviewerId());
        var reason = Input.reason(command.reason(), 1_000);
        if (reviewed.status() != DocumentStatus.REJECTED) {
            apply(new DocumentRejected(
                    command.documentId(),
                    reviewed.memberId(),
                    reviewed.kind(),
                    command.reviewerId(),
                    Personal.of(reviewed.memberId(), reason)));
        }
    }

    @CommandHandler
    void handle(WithdrawDocument command) {
        if (state().status() != DocumentStatus.WITHDRAWN) {
            apply(new DocumentWithdrawn(command.documentId(), state().memberId()));
        }
    }

    @CommandHandler
    void handle(OpenDocument command) {
        requireKept();
        if (!state().memberId().equals(command.readerId())) {
            apply(new DocumentOpened(command.documentId(), state().memberId(), command.readerId()));
        }
    }

    @EventSourcingHandler
    void on(DocumentEvent event) {
        documentId = event.documentId();
        state = DocumentState.evolve(state, event);
    }

    private DocumentState reviewable(MemberId reviewerId) {
        requireKept();
        require(
                !state().memberId().equals(reviewerId),
                "OWN_DOCUMENT",
                "You cannot review a document of your own; another admin can.",
                "documentId");
        return state();
    }

    private void requireKept() {
        require(
                state().status() != DocumentStatus.WITHDRAWN,
                "DOCUMENT_WITHDRAWN",
                "Its owner has withdrawn this document.",
                "documentId");
    }

    private static void requireExpiry(DocumentKind kind, LocalDate expiresOn, LocalDate today) {
        require(
                kind == DocumentKind.BACKGROUND_CHECK,
                "EXPIRY_NOT_ALLOWED",
                "Only a background check expires.",
                "expiresOn");
        require(
                expiresOn.isAfter(today) && expiresOn.isBefore(today.plusYears(10)),
                "INVALID_EXPIRY",
                "A background check expires on a day after today and within ten years.",
                "expiresOn");
    }

    private static String fileName(String name) {
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw refusedInput("INVALID_FILE_NAME", "A file name has no control characters.", "fileName");
        }
        return Input.text(name, 200, "BLANK_FILE_NAME", "FILE_NAME_TOO_LONG", "fileName");
    }

    private DocumentState state() {
        if (state == null) {
            throw new IllegalStateException("a document begins with its submission");
        }
        return state;
    }
}
