package org.mentorlink.query.booking;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Sorts;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.PausedMentors;
import org.mentorlink.booking.StrikesId;
import org.mentorlink.booking.StrikesPage;
import org.mentorlink.booking.StrikesQuery.FindPaused;
import org.mentorlink.booking.StrikesQuery.FindStrikes;
import org.mentorlink.booking.StrikesQuery.ListAppealedStrikes;
import org.mentorlink.booking.StrikesView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class StrikesQueries {

    private final StrikesBooks books;

    StrikesQueries(StrikesBooks books) {
        this.books = books;
    }

    @QueryHandler
    @Nullable StrikesView handle(FindStrikes query) {
        return books.find(query.strikesId()).orElse(null);
    }

    @QueryHandler
    PausedMentors handle(FindPaused query) {
        var ids = query.memberIds().stream()
                .map(memberId -> StrikesId.of(new MemberId(memberId)).value())
                .toList();
        return new PausedMentors(books.findAll(ids).stream()
                .filter(strikes -> strikes.pausedSince() != null)
                .map(StrikesView::memberId)
                .toList());
    }

    @QueryHandler
    StrikesPage handle(ListAppealedStrikes query) {
        var page = query.page();
        var rows = books.list(
                gt(StrikesBooks.WAITING, Pages.after(page, -1)),
                Sorts.ascending(StrikesBooks.WAITING),
                Pages.rows(page));
        return new StrikesPage(Pages.cut(rows, page), Pages.hasNext(rows, page));
    }
}
