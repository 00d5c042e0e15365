package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.shared.ProjectionWrites;

class FlushBeforeTokenTest {

    private static final String PROCESSOR = "projection-x";

    private final List<String> calls = new ArrayList<>();
    private final InMemoryTokenStore inMemory = new InMemoryTokenStore();
    private boolean broken;

    private final FlushBeforeToken tokens = new FlushBeforeToken(inMemory, () -> new ProjectionWrites() {
        @Override
        public void flush() {
            calls.add("flush");
            if (broken) {
                throw new IllegalStateException("database away");
            }
        }

        @Override
        public void begins(String processor, long position) {
            calls.add("begins " + position);
        }

        @Override
        public void written(String processor, long position) {
            calls.add("written " + position);
        }
    });

    @BeforeEach
    void initialize() {
        tokens.initializeTokenSegments(PROCESSOR, 1);
    }

    @Test
    void writes_are_flushed_before_the_token_and_reported_after_the_commit() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        tokens.storeToken(new GlobalSequenceTrackingToken(7), PROCESSOR, 0);
        assertThat(calls).containsExactly("flush");

        unitOfWork.commit();

        assertThat(calls).containsExactly("flush", "written 7");
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
    }

    @Test
    void a_failed_flush_stores_and_reports_nothing() {
        broken = true;

        assertThatThrownBy(() -> tokens.storeToken(new GlobalSequenceTrackingToken(7), PROCESSOR, 0))
                .hasMessage("database away");

        assertThat(calls).containsExactly("flush");
        assertThat(inMemory.fetchToken(PROCESSOR, 0)).isNull();
    }

    @Test
    void a_start_reports_where_the_model_is_and_a_claim_reports_nothing() {
        tokens.extendClaim(PROCESSOR, 0);
        assertThat(calls).isEmpty();

        tokens.fetchToken(PROCESSOR, 0);

        assertThat(calls).containsExactly("begins -1");
    }
}
