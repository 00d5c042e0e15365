package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.DocumentPage;
import org.mentorlink.membership.DocumentQuery.FindDocument;
import org.mentorlink.membership.DocumentQuery.FindDocuments;
import org.mentorlink.membership.DocumentQuery.ListDocumentsToReview;
import org.mentorlink.membership.DocumentStatus;
import org.mentorlink.membership.DocumentView;
import org.mentorlink.membership.DocumentViews;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class DocumentQueries {

    private static final int MOST = 10_000;

    private final Documents documents;

    DocumentQueries(Documents documents) {
        this.documents = documents;
    }

    @QueryHandler
    @Nullable DocumentView handle(FindDocument query) {
        return documents.find(query.documentId()).orElse(null);
    }

    @QueryHandler
    DocumentViews handle(FindDocuments query) {
        var kept = and(in(Documents.MEMBER, query.memberIds()), ne(Documents.STATUS, DocumentStatus.WITHDRAWN.name()));
        return new DocumentViews(documents.list(kept, Sorts.descending(Documents.SUBMITTED_POSITION), MOST));
    }

    @QueryHandler
    DocumentPage handle(ListDocumentsToReview query) {
        var waiting = and(
                eq(Documents.STATUS, DocumentStatus.SUBMITTED.name()),
                gt(Documents.SUBMITTED_POSITION, Pages.after(query.page(), -1)));
        var rows = documents.list(waiting, Sorts.ascending(Documents.SUBMITTED_POSITION), Pages.rows(query.page()));
        return new DocumentPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }
}
