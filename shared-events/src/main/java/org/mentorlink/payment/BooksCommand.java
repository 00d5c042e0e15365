package org.mentorlink.payment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the books. */
public sealed interface BooksCommand {

    BooksId booksId();

    /**
     * Closes a month for good; closing it again changes nothing.
     *
     * @param report what it comes to
     * @param madeAt when that report was begun, which has to be after the month's end
     * @param begun the month in which money moved first, such as {@code 2026-11}; absent where none ever did
     * @param previous the month that was closed last when the report was made; absent where none was
     */
    record CloseMonth(
            @TargetAggregateIdentifier BooksId booksId,
            MonthReport report,
            Instant madeAt,
            @Nullable String begun,
            @Nullable String previous)
            implements BooksCommand {}
}
