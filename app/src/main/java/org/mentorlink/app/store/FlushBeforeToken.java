package org.mentorlink.app.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.ProjectionWrites;

/**
 * The tokens of projections. A token is stored only after the writes of its batch have reached the read model.
 *
 * <p>Axon registers its token write before the handlers run, so a bulk write that waits for the end of the batch would
 * otherwise come after its token.
 */
final class FlushBeforeToken implements TokenStore {

    private final TokenStore tokens;
    private final Supplier<ProjectionWrites> writes;

    FlushBeforeToken(TokenStore tokens, Supplier<ProjectionWrites> writes) {
        this.tokens = tokens;
        this.writes = writes;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        writes.get().flush();
        tokens.storeToken(token, processor, segment);
        Runnable report = () -> writes.get().written(processor, position(token));
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(unitOfWork -> report.run());
        } else {
            report.run();
        }
    }

    /** A processor that starts or restarts continues from what its model already holds. */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        TrackingToken token = tokens.fetchToken(processor, segment);
        writes.get().begins(processor, position(token));
        return token;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return fetchToken(processor, segment.getSegmentId());
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
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

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
