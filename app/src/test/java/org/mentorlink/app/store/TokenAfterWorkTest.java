package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class TokenAfterWorkTest {

    private final List<String> done = new ArrayList<>();
    private final TokenStore stored = mock(TokenStore.class);
    private final TokenAfterWork tokens = new TokenAfterWork(stored);

    TokenAfterWorkTest() {
        doAnswer(call -> done.add("token")).when(stored).storeToken(any(), anyString(), anyInt());
        doAnswer(call -> done.add("claim")).when(stored).extendClaim(anyString(), anyInt());
    }

    /** As Axon does: the token's write is registered before the handlers, and the saga's by them. */
    private void handleAnEvent() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.onPrepareCommit(work -> tokens.storeToken(new GlobalSequenceTrackingToken(7), "saga-booking", 0));
        unitOfWork.onPrepareCommit(work -> done.add("saga"));
        unitOfWork.commit();
    }

    @Test
    void theTokenComesAfterTheSaga() {
        handleAnEvent();
        assertThat(done).containsExactly("claim", "saga", "token");
    }

    @Test
    void whoHasLostTheClaimWritesNothing() {
        doThrow(new UnableToClaimTokenException("taken")).when(stored).extendClaim(anyString(), anyInt());
        assertThatThrownBy(this::handleAnEvent).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(done).isEmpty();
    }

    @Test
    void outsideOfAnyWorkItIsStoredAtOnce() {
        tokens.storeToken(new GlobalSequenceTrackingToken(7), "saga-booking", 0);
        assertThat(done).containsExactly("token");
    }

    @Test
    void whoStartsBesideAnotherFindsTheIdentifierThatTheOtherWrote() {
        when(stored.retrieveStorageIdentifier())
                .thenThrow(new UnableToRetrieveIdentifierException("written by another", new IllegalStateException()))
                .thenReturn(Optional.of("the store"));
        assertThat(tokens.retrieveStorageIdentifier()).contains("the store");
    }
}
