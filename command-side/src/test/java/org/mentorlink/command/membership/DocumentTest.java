package org.mentorlink.command.membership;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.BARBARA;
import static org.mentorlink.mothers.Members.NOW;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.membership.DocumentCommand;
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
import org.mentorlink.membership.DocumentFormat;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mothers.Members;
import org.mentorlink.shared.Personal;

class DocumentTest {

    private static final DocumentId CHECK = new DocumentId("doc_check");
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 3, 2);

    @AfterAll
    static void every_command_and_event_of_a_document_was_in_a_scenario() {
        Scenario.assertAllUsed(DocumentCommand.class, DocumentEvent.class);
    }

    @Nested
    class Submitting {

        @Test
        void hands_it_in() {
            document().when(submit("Report.pdf")).then(submitted());
        }

        @Test
        void changes_nothing_twice() {
            document().given(submitted()).when(submit("Report.pdf")).nothing();
        }

        @Test
        void is_refused_under_the_id_of_somebody_elses() {
            var other = new SubmitDocument(
                    CHECK, Members.LINUS, DocumentKind.RESUME, "cv.pdf", "ab12", 1, DocumentFormat.PDF);
            document().given(submitted()).when(other).refused("DOCUMENT_EXISTS");
        }

        @ParameterizedTest
        @CsvSource({"' ', BLANK_FILE_NAME", "'a\u0000.pdf', INVALID_FILE_NAME", "'a\nb.pdf', INVALID_FILE_NAME"})
        void is_refused_with_an_impossible_name(String name, String code) {
            document().when(submit(name)).refused(code, "input", "fileName");
        }

        @Test
        void is_refused_with_a_name_over_200_characters() {
            document().when(submit("x".repeat(201))).refused("FILE_NAME_TOO_LONG", "input", "fileName");
        }
    }

    @Nested
    class Verifying {

        @Test
        void says_that_it_is_good() {
            document().given(submitted()).when(verify(null)).then(verified(null));
        }

        @Test
        void can_say_until_when() {
            document().given(submitted()).when(verify(NEXT_YEAR)).then(verified(NEXT_YEAR));
        }

        @Test
        void changes_nothing_twice() {
            document()
                    .given(submitted(), verified(NEXT_YEAR))
                    .when(verify(NEXT_YEAR))
                    .nothing();
        }

        @Test
        void corrects_until_when() {
            document()
                    .given(submitted(), verified(null))
                    .when(verify(NEXT_YEAR))
                    .then(verified(NEXT_YEAR));
        }

        @Test
        void is_refused_of_ones_own() {
            document()
                    .given(submitted())
                    .when(new VerifyDocument(CHECK, ADA, null))
                    .refused("OWN_DOCUMENT", "input", "documentId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-03-02", "2020-01-01", "2036-03-02"})
        void is_refused_with_an_impossible_expiry(LocalDate expiresOn) {
            document().given(submitted()).when(verify(expiresOn)).refused("INVALID_EXPIRY", "input", "expiresOn");
        }

        @Test
        void is_refused_with_an_expiry_of_what_does_not_expire() {
            document()
                    .given(submitted(DocumentKind.RESUME))
                    .when(verify(NEXT_YEAR))
                    .refused("EXPIRY_NOT_ALLOWED", "input", "expiresOn");
        }

        @Test
        void is_refused_once_it_was_rejected() {
            document()
                    .given(submitted(), rejected())
                    .when(verify(null))
                    .refused("DOCUMENT_REJECTED", "input", "documentId");
        }

        @Test
        void is_refused_once_it_was_withdrawn() {
            document()
                    .given(submitted(), withdrawn())
                    .when(verify(null))
                    .refused("DOCUMENT_WITHDRAWN", "input", "documentId");
        }

        @Test
        void is_refused_of_nothing() {
            document().when(verify(null)).refused("NOT_FOUND", "input", "documentId");
        }
    }

    @Nested
    class Rejecting {

        @Test
        void says_why() {
            document().given(submitted()).when(reject(BARBARA, "Unreadable")).then(rejected());
        }

        @Test
        void undoes_a_verification_that_turned_out_wrong() {
            document()
                    .given(submitted(), verified(null))
                    .when(reject(BARBARA, "Unreadable"))
                    .then(rejected());
        }

        @Test
        void changes_nothing_twice() {
            document()
                    .given(submitted(), rejected())
                    .when(reject(BARBARA, "Again"))
                    .nothing();
        }

        @Test
        void is_refused_of_ones_own() {
            document().given(submitted()).when(reject(ADA, "Bad")).refused("OWN_DOCUMENT", "input", "documentId");
        }

        @Test
        void is_refused_without_a_reason() {
            document().given(submitted()).when(reject(BARBARA, " ")).refused("BLANK_REASON", "input", "reason");
        }

        @Test
        void is_refused_once_it_was_withdrawn() {
            document()
                    .given(submitted(), withdrawn())
                    .when(reject(BARBARA, "Bad"))
                    .refused("DOCUMENT_WITHDRAWN", "input", "documentId");
        }
    }

    @Nested
    class Withdrawing {

        @Test
        void ends_it() {
            document()
                    .given(submitted(), verified(null))
                    .when(new WithdrawDocument(CHECK))
                    .then(withdrawn());
        }

        @Test
        void changes_nothing_twice() {
            document()
                    .given(submitted(), withdrawn())
                    .when(new WithdrawDocument(CHECK))
                    .nothing();
        }
    }

    @Nested
    class Opening {

        @Test
        void is_recorded_each_time() {
            document()
                    .given(submitted(), opened())
                    .when(new OpenDocument(CHECK, BARBARA))
                    .then(opened());
        }

        @Test
        void is_not_recorded_of_the_owner() {
            document().given(submitted()).when(new OpenDocument(CHECK, ADA)).nothing();
        }

        @Test
        void is_refused_once_it_was_withdrawn() {
            document()
                    .given(submitted(), withdrawn())
                    .when(new OpenDocument(CHECK, BARBARA))
                    .refused("DOCUMENT_WITHDRAWN", "input", "documentId");
        }
    }

    private static Scenario<Document> document() {
        return new Scenario<>(Document.class, NOW);
    }

    private static SubmitDocument submit(String name) {
        return new SubmitDocument(CHECK, ADA, DocumentKind.BACKGROUND_CHECK, name, "ab12", 1_234, DocumentFormat.PDF);
    }

    private static DocumentSubmitted submitted() {
        return submitted(DocumentKind.BACKGROUND_CHECK);
    }

    private static DocumentSubmitted submitted(DocumentKind kind) {
        return new DocumentSubmitted(
                CHECK, ADA, kind, Personal.of(ADA, "Report.pdf"), Personal.of(ADA, "ab12"), 1_234, DocumentFormat.PDF);
    }

    private static VerifyDocument verify(@Nullable LocalDate expiresOn) {
        return new VerifyDocument(CHECK, BARBARA, expiresOn);
    }

    private static DocumentVerified verified(@Nullable LocalDate expiresOn) {
        return new DocumentVerified(CHECK, ADA, DocumentKind.BACKGROUND_CHECK, BARBARA, expiresOn);
    }

    private static RejectDocument reject(MemberId reviewer, String reason) {
        return new RejectDocument(CHECK, reviewer, reason);
    }

    private static DocumentRejected rejected() {
        return new DocumentRejected(CHECK, ADA, DocumentKind.BACKGROUND_CHECK, BARBARA, Personal.of(ADA, "Unreadable"));
    }

    private static DocumentWithdrawn withdrawn() {
        return new DocumentWithdrawn(CHECK, ADA);
    }

    private static DocumentOpened opened() {
        return new DocumentOpened(CHECK, ADA, BARBARA);
    }
}
