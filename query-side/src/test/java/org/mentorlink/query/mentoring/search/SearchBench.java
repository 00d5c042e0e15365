package org.mentorlink.query.mentoring.search;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorPage;
import org.mentorlink.mentoring.MentorQuery.SearchMentors;
import org.mentorlink.mentoring.MentorQuery.SearchMentors.Counts;
import org.mentorlink.mentoring.MentorSort;
import org.mentorlink.query.ReadSide;
import org.mentorlink.shared.Page;

/**
 * How long searches take over 100,000 mentors, with the read model in an in-process MongoDB beside the index. Not named as a
 * test, so nobody runs it by accident; {@code scripts/search-bench} does.
 */
class SearchBench {

    private static final int MENTORS = Integer.getInteger("search.bench.mentors", 100_000);
    private static final int ROUNDS = Integer.getInteger("search.bench.rounds", 60);
    private static final int DEEP = 500;
    private static final int BIO_WORDS = 60;
    private static final int STEP = 10_000;

    private final ReadSide side = new ReadSide();
    private final Instant monday = Crowd.nextMonday(ReadSide.NOW);
    private final Random random = new Random(4711);

    @Test
    void searches() {
        var start = System.nanoTime();
        fill();
        report("built %,d mentors with their read models in %,d ms", MENTORS, millis(start));
        report("index %,d MB, heap in use %,d MB", side.bean(MentorIndex.class).bytes() >> 20, heap() >> 20);
        report("%-34s %8s %8s %8s %9s", "", "p50 ms", "p95 ms", "cpu p50", "page 500");
        shapes().forEach(this::measure);
        side.close();
    }

    private Map<String, SearchMentors> shapes() {
        var shapes = new LinkedHashMap<String, SearchMentors>();
        shapes.put("plain", search(null, MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put("plain, total", search(null, MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.TOTAL));
        shapes.put("plain, facets", search(null, MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.FACETS));
        shapes.put("by price", search(null, MentorFilter.NONE, 0, MentorSort.PRICE_ASC, Counts.NOTHING));
        shapes.put("text: java", search("java", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put("text: j", search("j", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put(
                "text: three words",
                search("staff java port", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put("text and facets", search("java", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.FACETS));
        shapes.put("typo: kubernets", search("kubernets", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put(
                "typos, facets",
                search("enginer portfoloi", MentorFilter.NONE, 0, MentorSort.RELEVANCE, Counts.FACETS));
        shapes.put("filters, facets", search(null, filter(), 0, MentorSort.PRICE_ASC, Counts.FACETS));
        shapes.put("free for an hour", search(null, MentorFilter.NONE, 1, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put("free for a week", search(null, MentorFilter.NONE, 168, MentorSort.RELEVANCE, Counts.NOTHING));
        shapes.put("free, text, facets", search("java", filter(), 24, MentorSort.RELEVANCE, Counts.FACETS));
        return shapes;
    }

    private void measure(String name, SearchMentors search) {
        for (var round = 0; round < ROUNDS; round++) {
            ask(search, null);
        }
        var wall = new long[ROUNDS];
        var cpu = new long[ROUNDS];
        var threads = ManagementFactory.getThreadMXBean();
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            var busy = threads.getCurrentThreadCpuTime();
            ask(search, null);
            wall[round] = System.nanoTime() - start;
            cpu[round] = threads.getCurrentThreadCpuTime() - busy;
        }
        report("%-34s %8.1f %8.1f %8.1f %9s", name, part(wall, 50), part(wall, 95), part(cpu, 50), deep(search));
    }

    /** The 500th page of 20, reached page by page; its own time and that of the pages around it. */
    private String deep(SearchMentors search) {
        String after = null;
        var times = new ArrayList<Long>();
        for (var page = 1; page <= DEEP + 5; page++) {
            var start = System.nanoTime();
            var found = ask(search, after);
            if (page > DEEP - 5) {
                times.add(System.nanoTime() - start);
            }
            if (!found.hasNext()) {
                return "(ends at " + page + ")";
            }
            after = Objects.requireNonNull(found.end());
        }
        return "%.1f".formatted(part(times.stream().mapToLong(Long::longValue).toArray(), 50));
    }

    private MentorPage ask(SearchMentors search, String after) {
        return side.ask(
                new SearchMentors(
                        search.query(),
                        search.filter(),
                        search.freeFrom(),
                        search.freeTo(),
                        search.minRating(),
                        null,
                        search.sort(),
                        after == null ? search.counts() : Counts.NOTHING,
                        new Page(20, after)),
                MentorPage.class);
    }

    private SearchMentors search(String query, MentorFilter filter, int freeHours, MentorSort sort, Counts counts) {
        var from = freeHours == 0 ? null : monday.plus(Duration.ofHours(34));
        var to = from == null ? null : from.plus(Duration.ofHours(freeHours));
        return new SearchMentors(query, filter, from, to, null, null, sort, counts, new Page(20, null));
    }

    private static MentorFilter filter() {
        return new MentorFilter(List.of("java"), List.of(), List.of(), List.of(), "ZAR", null, 60_000L, 3);
    }

    private void fill() {
        var start = System.nanoTime();
        var crowd = new Crowd(random);
        var position = 0L;
        var batch = new ArrayList<TrackedEventMessage<?>>();
        for (var number = 0; number < MENTORS; number++) {
            var person = crowd.person(number, BIO_WORDS);
            var story = crowd.story(person);
            for (var index = 0; index < story.length; index++) {
                var aggregate =
                        index == 0 ? person.member().value() : person.mentor().value();
                for (var sequence = 0; sequence < story[index].length; sequence++) {
                    batch.add(message(aggregate, sequence, story[index][sequence], position++));
                }
            }
            if (batch.size() >= 100 || number == MENTORS - 1) {
                deliver(batch);
            }
            if ((number + 1) % STEP == 0) {
                report("%,d mentors after %,d ms", number + 1, millis(start));
            }
        }
    }

    private void deliver(List<TrackedEventMessage<?>> batch) {
        side.deliver(List.of("projection-community", MentorSearchProjection.PROCESSOR), List.copyOf(batch));
        batch.clear();
    }

    private static TrackedEventMessage<?> message(String aggregate, int sequence, Object payload, long position) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>(
                        "test",
                        aggregate,
                        sequence,
                        new GenericMessage<>(payload, MetaData.emptyInstance()),
                        () -> ReadSide.NOW));
    }

    private static double part(long[] nanos, int percent) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void report(String line, Object... values) {
        System.out.println(line.formatted(values));
    }
}
