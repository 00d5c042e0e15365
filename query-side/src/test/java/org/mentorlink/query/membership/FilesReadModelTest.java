package org.mentorlink.query.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.booking.Acquaintances;
import org.mentorlink.booking.BookingQuery.FindAcquaintances;
import org.mentorlink.governance.AuditPage;
import org.mentorlink.governance.GovernanceQuery.FindAuditTrail;
import org.mentorlink.membership.DocumentEvent.DocumentOpened;
import org.mentorlink.membership.DocumentEvent.DocumentRejected;
import org.mentorlink.membership.DocumentEvent.DocumentSubmitted;
import org.mentorlink.membership.DocumentEvent.DocumentVerified;
import org.mentorlink.membership.DocumentEvent.DocumentWithdrawn;
import org.mentorlink.membership.DocumentFormat;
import org.mentorlink.membership.DocumentId;
import org.mentorlink.membership.DocumentKind;
import org.mentorlink.membership.DocumentPage;
import org.mentorlink.membership.DocumentQuery.FindDocument;
import org.mentorlink.membership.DocumentQuery.FindDocuments;
import org.mentorlink.membership.DocumentQuery.ListDocumentsToReview;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.DocumentViews;
import org.mentorlink.membership.MemberEvent.PhotoRemoved;
import org.mentorlink.membership.MemberEvent.PhotoSet;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindPhoto;
import org.mentorlink.membership.MemberQuery.FindPhotos;
import org.mentorlink.membership.PhotoId;
import org.mentorlink.membership.PhotoView;
import org.mentorlink.membership.PhotoViews;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;
import org.mentorlink.shared.Page;
import org.mentorlink.shared.Personal;

class FilesReadModelTest {

    private static final MemberId ZOE = new MemberId("mbr_zoe");
    private static final MemberId ADMIN = new MemberId("mbr_admin");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void aMemberShowsTheirNewestPhoto() {
        side.store(ZOE, photo("pht_one"), photo("pht_two")).catchUp();

        assertThat(side.ask(new FindPhoto("pht_one"), PhotoView.class)).isNull();
        assertThat(side.ask(new FindPhoto("pht_two"), PhotoView.class))
                .isEqualTo(new PhotoView("pht_two", "mbr_zoe", 512, 512));
        assertThat(side.ask(new FindPhotos(List.of("mbr_zoe", "mbr_admin")), PhotoViews.class)
                        .photos())
                .extracting(PhotoView::id)
                .containsExactly("pht_two");
    }

    @Test
    void aRemovedPhotoIsGone() {
        side.store(ZOE, photo("pht_one"), new PhotoRemoved(ZOE, new PhotoId("pht_one")))
                .catchUp();

        assertThat(side.ask(new FindPhoto("pht_one"), PhotoView.class)).isNull();
        assertThat(side.ask(new FindPhotos(List.of("mbr_zoe")), PhotoViews.class)
                        .photos())
                .isEmpty();
    }

    @Test
    void aDocumentIsReviewed() {
        var check = submitted("doc_check");
        side.store(check.documentId(), check, verified(check, MAY)).catchUp();

        var view = document("doc_check");
        assertThat(view)
                .isEqualTo(new DocumentView(
                        "doc_check",
                        "mbr_zoe",
                        DocumentKind.BACKGROUND_CHECK,
                        "Report.pdf",
                        1_234,
                        DocumentFormat.PDF,
                        DocumentStatus.VERIFIED,
                        ReadSide.NOW,
                        ReadSide.NOW.plusSeconds(1),
                        "mbr_admin",
                        null,
                        MAY,
                        0));
        assertThat(view.countsOn(MAY.minusDays(1))).isTrue();
        assertThat(view.countsOn(MAY)).isFalse();
    }

    @Test
    void aRejectedDocumentSaysWhyAndCountsNoMore() {
        var check = submitted("doc_check");
        side.store(
                        check.documentId(),
                        check,
                        verified(check, MAY),
                        new DocumentRejected(
                                check.documentId(),
                                ZOE,
                                DocumentKind.BACKGROUND_CHECK,
                                ADMIN,
                                Personal.of(ZOE, "Forged")))
                .catchUp();

        assertThat(document("doc_check"))
                .returns(DocumentStatus.REJECTED, DocumentView::status)
                .returns("Forged", DocumentView::reason)
                .returns(null, DocumentView::expiresOn)
                .returns(false, view -> view.countsOn(MAY.minusDays(1)));
    }

    @Test
    void thoseWithdrawnAreListedNowhere() {
        var kept = submitted("doc_kept");
        var gone = submitted("doc_gone");
        side.store(kept.documentId(), kept)
                .store(gone.documentId(), gone, new DocumentWithdrawn(gone.documentId(), ZOE))
                .catchUp();

        assertThat(side.ask(new FindDocuments(List.of("mbr_zoe")), DocumentViews.class)
                        .documents())
                .extracting(DocumentView::id)
                .containsExactly("doc_kept");
        assertThat(waiting(new Page(10, null)).documents())
                .extracting(DocumentView::id)
                .containsExactly("doc_kept");
        assertThat(document("doc_gone").status()).isEqualTo(DocumentStatus.WITHDRAWN);
    }

    @Test
    void thoseToReviewArePagedOldestFirst() {
        for (var id : List.of("doc_a", "doc_b", "doc_c")) {
            side.store(id, submitted(id));
        }
        side.store("doc_b", verified(submitted("doc_b"), null)).catchUp();

        var first = waiting(new Page(1, null));
        assertThat(first.documents()).extracting(DocumentView::id).containsExactly("doc_a");
        assertThat(first.hasNext()).isTrue();
        var second =
                waiting(new Page(1, Long.toString(first.documents().getFirst().submittedPosition())));
        assertThat(second.documents()).extracting(DocumentView::id).containsExactly("doc_c");
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void theAuditTellsWhoOpenedADocument() {
        var check = submitted("doc_check");
        side.store(check.documentId(), check, new DocumentOpened(check.documentId(), ZOE, ADMIN))
                .catchUp();

        var entries = side.ask(new FindAuditTrail("doc_check", null, List.of(), new Page(10, null)), AuditPage.class)
                .entries();
        assertThat(entries.getFirst().changes())
                .extracting(change -> change.field() + '=' + change.after())
                .contains("fileName=Report.pdf", "status=SUBMITTED")
                .noneMatch(change -> change.contains("sha256"));
        assertThat(entries.getLast().type()).isEqualTo("DocumentOpened");
        assertThat(entries.getLast().changes())
                .extracting(change -> change.field() + '=' + change.after())
                .containsExactly("readerId=mbr_admin");
    }

    @Test
    void thoseWhoShareABookingKnowEachOther() {
        Stories.held(side, BOOKING, PRICE).catchUp();
        var lerato = Stories.LERATO.value();
        var others = List.of("mbr_thandi", "mbr_zoe");
        var thandi = side.ask(new FindAcquaintances(lerato, others), Acquaintances.class);

        assertThat(thandi.memberIds()).hasSize(1).doesNotContain("mbr_zoe", lerato);
        assertThat(side.ask(
                                new FindAcquaintances(
                                        thandi.memberIds().iterator().next(), List.of(lerato)),
                                Acquaintances.class)
                        .memberIds())
                .containsExactly(lerato);
        assertThat(side.ask(new FindAcquaintances("mbr_zoe", List.of(lerato)), Acquaintances.class)
                        .memberIds())
                .isEmpty();
    }

    private DocumentView document(String id) {
        return side.ask(new FindDocument(id), DocumentView.class);
    }

    private DocumentPage waiting(Page page) {
        return side.ask(new ListDocumentsToReview(page), DocumentPage.class);
    }

    private static PhotoSet photo(String id) {
        return new PhotoSet(ZOE, new PhotoId(id), Personal.of(ZOE, "ab12"), 512, 512);
    }

    private static DocumentSubmitted submitted(String id) {
        return new DocumentSubmitted(
                new DocumentId(id),
                ZOE,
                DocumentKind.BACKGROUND_CHECK,
                Personal.of(ZOE, "Report.pdf"),
                Personal.of(ZOE, "ab12"),
                1_234,
                DocumentFormat.PDF);
    }

    private static DocumentVerified verified(DocumentSubmitted document, LocalDate expiresOn) {
        return new DocumentVerified(document.documentId(), ZOE, document.kind(), ADMIN, expiresOn);
    }
}
