package org.mentorlink.api.graphql;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query side, and waits a bounded time for what it says. */
@Component
public class Questions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final QueryGateway queries;

    Questions(QueryGateway queries) {
        this.queries = queries;
    }

    /** The answer, or nothing. */
    public <T> @Nullable T find(Object query, Class<T> type) {
        return find(query, type, PATIENCE);
    }

    /** The same, for a question that takes longer than others. */
    public <T> @Nullable T find(Object query, Class<T> type, Duration patience) {
        try {
            return queries.query(query, type)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The answer to a question that always has one. */
    public <T> T ask(Object query, Class<T> type) {
        return ask(query, type, PATIENCE);
    }

    /** The same, for a question that takes longer than others. */
    public <T> T ask(Object query, Class<T> type, Duration patience) {
        @Nullable T answer = find(query, type, patience);
        if (answer == null) {
            throw new IllegalStateException(query.getClass().getSimpleName() + " was not answered");
        }
        return answer;
    }

    /** The answer, or a NOT_FOUND problem. */
    public <T> T get(Object query, Class<T> type, String what) {
        @Nullable T answer = find(query, type);
        if (answer == null) {
            throw Problem.notFound(what);
        }
        return answer;
    }
}
