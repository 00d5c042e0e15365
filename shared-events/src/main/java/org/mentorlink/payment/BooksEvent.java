package org.mentorlink.payment;

import org.axonframework.serialization.Revision;

/** What has happened to the books. */
public sealed interface BooksEvent {

    BooksId booksId();

    /** A month was closed. Its report can be made again from the events up to its position, byte for byte. */
    @Revision("2")
    record MonthClosed(BooksId booksId, MonthReport report) implements BooksEvent {}
}
