package org.mentorlink.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @Test
    void nobodyThereAndNoAnswerInTimeAreOutages() {
        assertThat(Outage.isBehind(new NoHandlerForCommandException("nobody"))).isTrue();
        assertThat(Outage.isBehind(new NoHandlerForQueryException("nobody"))).isTrue();
        assertThat(Outage.isBehind(new CompletionException(new TimeoutException())))
                .isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01"})
    void aDatabaseThatIsAwayOrFullIsAnOutage(String state) {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @Test
    void aConnectionThatThePoolHasGivenUpIsAnOutage() {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("Connection is closed"))))
                .isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(
                        new SQLTransientConnectionException("Connection is not available, request timed out"))))
                .isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("anything else"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.mongodb.MongoTimeoutException: Timed out after 3000 ms",
                "com.mongodb.MongoCursorNotFoundException: Query failed with error code -5",
                "com.mongodb.MongoQueryException: Command failed with error 175 (QueryPlanKilled): 'collection dropped'",
                "com.mongodb.MongoSocketReadTimeoutException: no answer",
                "io.grpc.StatusRuntimeException: UNAVAILABLE",
                "UNAVAILABLE",
                "UNAVAILABLE: Channel shutdown invoked"
            })
    void whatIsAwayFromAnotherProcessIsAnOutageHereToo(String described) {
        assertThat(Outage.isBehind(new CommandExecutionException(
                        "An exception was thrown by the remote message handling component: " + described, null)))
                .isTrue();
    }

    @Test
    void whatAnotherProcessSaysByItsCodeAloneIsAnOutage() {
        assertThat(Outage.isBehind(new CommandExecutionException("UNAVAILABLE", null)))
                .isTrue();
    }

    @Test
    void whoDoesNotAnswerIsNoStore() {
        assertThat(Outage.isOfStore(new IllegalStateException(new SQLException("No space left", "53100"))))
                .isTrue();
        assertThat(Outage.isOfStore(new NoHandlerForCommandException("nobody"))).isFalse();
        assertThat(Outage.isOfStore(new CompletionException(new TimeoutException())))
                .isFalse();
        assertThat(Outage.isOfStore(new IllegalStateException(new ConnectException("refused"))))
                .isFalse();
    }

    /** It is worth another try to whoever asked, and no reason to wait without end. */
    @Test
    void whatOneRequestAloneMeetsIsNoStore() {
        var tooLarge = new CommandExecutionException(
                "An exception was thrown by the remote message handling component: io.grpc.StatusRuntimeException:"
                        + " RESOURCE_EXHAUSTED: gRPC message exceeds maximum size",
                null);
        assertThat(Outage.isOfStore(tooLarge)).isFalse();
        assertThat(Outage.isBehind(tooLarge)).isTrue();
        assertThat(Outage.isOfStore(new CommandExecutionException("io.grpc.StatusRuntimeException: UNAVAILABLE", null)))
                .isTrue();
    }

    @Test
    void aWrongProgramIsNone() {
        assertThat(Outage.isBehind(new IllegalStateException("java.lang.NullPointerException: no")))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(Outage.isBehind(new CommandExecutionException("com.mongodb.MongoWriteException: twice", null)))
                .isFalse();
        assertThat(Outage.isBehind(new CommandExecutionException("This mentor is UNAVAILABLE.", null)))
                .isFalse();
    }
}
