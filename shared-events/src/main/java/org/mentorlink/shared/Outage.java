package org.mentorlink.shared;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells that something the platform needs is away for a while from that a program is wrong: only the first is worth
 * another try as it is, as is what MongoDB says of a reader whose collection was replaced meanwhile. What failed in another
 * process comes as its description, so names are compared, not classes.
 */
public final class Outage {

    /** Where everything is kept, or the way to it. */
    private static final Pattern STORE =
            Pattern.compile("\\b(?:java\\.sql\\.SQL(?:Transient|NonTransient)?ConnectionException"
                    + "|com\\.mongodb\\.Mongo(?:Timeout|Socket\\w*|NotPrimary|NodeIsRecovering|ConnectionPoolCleared|CursorNotFound)Exception"
                    + "|QueryPlanKilled"
                    + "|org\\.springframework\\.transaction\\.CannotCreateTransactionException"
                    + "|org\\.springframework\\.jdbc\\.CannotGetJdbcConnectionException)\\b");

    /** Whoever should have answered, or did not take it: the same may come of one request alone. */
    private static final Pattern NO_ANSWER = Pattern.compile("\\b(?:java\\.util\\.concurrent\\.TimeoutException"
            + "|io\\.grpc\\.Status(?:Runtime)?Exception"
            + "|java\\.net\\.(?:Connect|Socket|SocketTimeout|NoRouteToHost)Exception"
            + "|org\\.axonframework\\.axonserver\\.connector\\.(?:\\w+\\.)?AxonServer(?:Command|Query)?(?:Dispatch)?Exception"
            + "|org\\.axonframework\\.\\w+\\.NoHandlerFor(?:Command|Query)Exception"
            + "|org\\.springframework\\.dao\\.DataAccessResourceFailureException)\\b");

    /** What is said of the way to Axon Server, by its code alone from another process: it was ending, or the server is away. */
    private static final Pattern NO_WAY = Pattern.compile(
            "(?:^|component: |StatusRuntimeException: )(?:UNAVAILABLE|CANCELLED|DEADLINE_EXCEEDED)(?::|$)");

    /** Of SQLState: connection lost, too few resources (a full disk among them), database going down or not up yet. */
    private static final Pattern AWAY = Pattern.compile("(?:08|53|57P).*");

    /** What HikariCP says, without a SQLState, of a connection that it has given up because the server is gone. */
    private static final String TAKEN_AWAY = "Connection is closed";

    private Outage() {}

    /** Whether something that is needed was away: a store, the way to it, or whoever should have answered in time. */
    public static boolean isBehind(Throwable failure) {
        return isOfStore(failure) || causes(failure).anyMatch(Outage::isSilence);
    }

    /** Whether a store was away, ending or full: whoever came upon it, everybody else would have too. */
    public static boolean isOfStore(Throwable failure) {
        return causes(failure).anyMatch(Outage::isStoreAway);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean isSilence(Throwable cause) {
        return !(cause instanceof SQLException)
                && (NO_ANSWER.matcher(cause.getClass().getName()).find()
                        || NO_ANSWER.matcher(String.valueOf(cause.getMessage())).find());
    }

    private static boolean isStoreAway(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return sql.getSQLState() != null
                    ? AWAY.matcher(sql.getSQLState()).matches()
                    : STORE.matcher(sql.getClass().getName()).find() || TAKEN_AWAY.equals(sql.getMessage());
        }
        var message = String.valueOf(cause.getMessage());
        return STORE.matcher(cause.getClass().getName()).find()
                || STORE.matcher(message).find()
                || NO_WAY.matcher(message).find();
    }
}
