package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class PromptStreamTest {

    private final Deaf deaf = new Deaf();
    private final BlockingStream<TrackedEventMessage<?>> prompt =
            PromptStream.of(token -> deaf).openStream(null);

    @Test
    void anEventWhoseSignalWasMissedIsFoundAfterAShortNap() throws InterruptedException {
        deaf.noticesAtCall = 3;
        assertThat(prompt.hasNextAvailable(1_000, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(deaf.naps).containsExactly(1, 2, 4);
    }

    @Test
    void withoutAnEventItWaitsAsLongAsItWasToldAndNoLonger() throws InterruptedException {
        deaf.noticesAtCall = Integer.MAX_VALUE;
        assertThat(prompt.hasNextAvailable(1_000, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(deaf.naps.stream().mapToInt(nap -> nap).sum()).isEqualTo(1_000);
    }

    /** Like the store's own stream when it missed a signal: it sees the event only when it is asked again. */
    private static final class Deaf implements BlockingStream<TrackedEventMessage<?>> {

        private final List<Integer> naps = new ArrayList<>();
        private int noticesAtCall;

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            if (timeout > 0) {
                naps.add(timeout);
            }
            return naps.size() >= noticesAtCall;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            throw new IllegalStateException("nothing to hand out");
        }

        @Override
        public void close() {}
    }
}
