package org.mentorlink.api.mentoring;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.shared.TimeSlot;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the open slots of all mentors of one answer at once; batch mappings do not know a field's arguments. */
@Component
class OpenSlotsLoader {

    static final String NAME = "openSlots";
    private static final Duration LONGEST = Duration.ofDays(62);

    private final Mentors mentors;

    OpenSlotsLoader(Mentors mentors, BatchLoaderRegistry loaders) {
        this.mentors = mentors;
        loaders.<Wanted, List<TimeSlot>>forName(NAME)
                .registerMappedBatchLoader((wanted, environment) -> Mono.just(load(wanted)));
    }

    record Window(Instant from, Instant to) {

        /** @throws Problem when it is empty or longer than 62 days */
        Window {
            if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
                throw Problem.badRequest("A window ends after it begins, and at most 62 days later.");
            }
        }
    }

    record Wanted(String mentorId, Window window, Duration length) {

        Asked asked() {
            return new Asked(window, length);
        }
    }

    record Asked(Window window, Duration length) {}

    private Map<Wanted, List<TimeSlot>> load(Set<Wanted> all) {
        var loaded = new HashMap<Wanted, List<TimeSlot>>();
        all.stream().collect(Collectors.groupingBy(Wanted::asked)).forEach((asked, wanted) -> {
            var ids = wanted.stream().map(Wanted::mentorId).sorted().toList();
            var slots =
                    mentors.openSlots(ids, asked.window().from(), asked.window().to(), asked.length());
            wanted.forEach(one -> loaded.put(one, slots.getOrDefault(one.mentorId(), List.of())));
        });
        return loaded;
    }
}
