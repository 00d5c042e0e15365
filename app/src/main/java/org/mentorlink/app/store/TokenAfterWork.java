package org.mentorlink.app.store;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in a store that shares no transaction with what the events bring about. A token is stored last: after a crash in
 * between, the event is handled once more, and is never one that nobody handles.
 *
 * <p>Axon registers its own token write before the handlers, and thus the saga repository, register theirs; here it moves
 * behind them. Just before them the claim is made sure of: whoever has lost it, paused say for longer than it lasts, stops
 * there and overwrites nothing of its successor's, unless the pause falls between that look and the writes after it.
 */
final class TokenAfterWork implements TokenStore {

    private final TokenStore tokens;

    TokenAfterWork(TokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase() == UnitOfWork.Phase.PREPARE_COMMIT) {
            tokens.extendClaim(processor, segment);
            CurrentUnitOfWork.get().onCommit(unitOfWork -> tokens.storeToken(token, processor, segment));
        } else {
            tokens.storeToken(token, processor, segment);
        }
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        tokens.initializeTokenSegments(processor, segments);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        tokens.initializeTokenSegments(processor, segments, initial);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        tokens.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        tokens.deleteToken(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor);
    }

    /** Of processes that start at once on an empty store, one writes it, and the others fail: it is there then. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        try {
            return tokens.retrieveStorageIdentifier();
        } catch (UnableToRetrieveIdentifierException writtenByAnother) {
            return tokens.retrieveStorageIdentifier();
        }
    }
}
