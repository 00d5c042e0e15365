package org.mentorlink.api.booking;

import java.time.Duration;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.booking.BookingId;
import org.mentorlink.booking.BookingQuery.FindBooking;
import org.mentorlink.booking.BookingView;
import org.mentorlink.shared.Actor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Follows changes, and waits a moment for what a process makes of a command about a booking. It listens before it sends, so
 * no change is missed.
 */
@Component
class BookingChanges {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QueryGateway queries;
    private final Mutations mutations;

    BookingChanges(QueryGateway queries, Mutations mutations) {
        this.queries = queries;
        this.mutations = mutations;
    }

    /**
     * What a query answers after each change from now on. On threads of its own: what an item's fields ask must not hold up the
     * projection that emits it.
     */
    <V> Flux<V> after(Object query, Class<V> type) {
        return Flux.using(
                        () -> queries.subscriptionQuery(query, type, type),
                        SubscriptionQueryResult::updates,
                        SubscriptionQueryResult::cancel)
                .publishOn(Schedulers.boundedElastic());
    }

    /** Sends the command and answers once the booking is as hoped for, or after a few seconds. */
    void sendAndAwait(Visit visit, Actor actor, BookingId bookingId, Object command, Predicate<BookingView> hoped) {
        sendAndAwait(visit, actor, new FindBooking(bookingId.value()), BookingView.class, command, hoped);
    }

    /** @param query answers what is waited for, and each change of it */
    <V> void sendAndAwait(Visit visit, Actor actor, Object query, Class<V> type, Object command, Predicate<V> hoped) {
        try (SubscriptionQueryResult<V, V> changes = queries.subscriptionQuery(query, type, type)) {
            mutations.send(visit, actor, command);
            changes.initialResult()
                    .concatWith(changes.updates())
                    .filter(hoped)
                    .next()
                    .timeout(PATIENCE, Mono.empty())
                    .toFuture()
                    .join();
        }
    }
}
