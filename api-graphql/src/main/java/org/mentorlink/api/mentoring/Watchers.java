package org.mentorlink.api.mentoring;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.mentorlink.api.graphql.Problem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** How many live answers each address has here; they cost memory as long as they last. */
@Component
class Watchers {

    static final int MOST = 20;
    private static final long RETRY_AFTER_SECONDS = 60;

    private final ConcurrentMap<String, Integer> live = new ConcurrentHashMap<>();

    /** The stream, counted while somebody listens; a RATE_LIMITED problem where the address has too many. */
    <T> Flux<T> counted(String address, Supplier<Flux<T>> stream) {
        return Flux.defer(() -> {
            if (live.merge(address, 1, Integer::sum) > MOST) {
                leave(address);
                return Flux.error(Problem.rateLimited(RETRY_AFTER_SECONDS));
            }
            return stream.get().doFinally(end -> leave(address));
        });
    }

    private void leave(String address) {
        live.computeIfPresent(address, (none, count) -> count == 1 ? null : count - 1);
    }

    int live() {
        return live.values().stream().mapToInt(Integer::intValue).sum();
    }
}
