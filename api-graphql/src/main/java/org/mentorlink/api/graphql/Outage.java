package org.mentorlink.api.graphql;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells that something the platform needs is away for a while from that a program is wrong: only the first is worth
 * another try as it is, as is what MongoDB says of a reader whose collection was replaced meanwhile. What failed in another process comes as its description, so names are compared, not classes.
 */
final class Outage {

    private static final Pattern SIGN = Pattern.compile("\\b(?:java\\.util\\.concurrent\\.TimeoutException"
            + "|java\\.net\\.(?:Connect|Socket|SocketTimeout|NoRouteToHost)Exception"
            + "|java\\.sql\\.SQL(?:Transient|NonTransient)?ConnectionException"
            + "|com\\.mongodb\\.Mongo(?:Timeout|Socket\\w*|NotPrimary|NodeIsRecovering|ConnectionPoolCleared|CursorNotFound)Exception"
            + "|QueryPlanKilled"
            + "|io\\.grpc\\.Status(?:Runtime)?Exception"
            + "|org\\.axonframework\\.\\w+\\.NoHandlerFor(?:Command|Query)Exception"
            + "|org\\.axonframework\\.axonserver\\.connector\\.(?:\\w+\\.)?AxonServer(?:Command|Query)?(?:Dispatch)?Exception"
            + "|org\\.springframework\\.transaction\\.CannotCreateTransactionException"
            + "|org\\.springframework\\.jdbc\\.CannotGetJdbcConnectionException"
            + "|org\\.springframework\\.dao\\.DataAccessResourceFailureException)\\b");

    /** What another process says of its way to Axon Server, by its code alone: it was ending, or the server is away. */
    private static final Pattern NO_WAY =
            Pattern.compile("(?:^|component: )(?:UNAVAILABLE|CANCELLED|DEADLINE_EXCEEDED)(?::|$)");

    /** Of SQLState: connection lost, too few resources (a full disk among them), database going down or not up yet. */
    private static final Pattern AWAY = Pattern.compile("(?:08|53|57P).*");

    /** What HikariCP says, without a SQLState, of a connection that it has given up because the server is gone. */
    private static final String TAKEN_AWAY = "Connection is closed";

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outage::isOne);
    }

    private static boolean isOne(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return sql.getSQLState() != null
                    ? AWAY.matcher(sql.getSQLState()).matches()
                    : SIGN.matcher(sql.getClass().getName()).find() || TAKEN_AWAY.equals(sql.getMessage());
        }
        var message = String.valueOf(cause.getMessage());
        return SIGN.matcher(cause.getClass().getName()).find()
                || SIGN.matcher(message).find()
                || NO_WAY.matcher(message).find();
    }
}
