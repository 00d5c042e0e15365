package org.mentorlink.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is measured, and how long.
 *
 * @param rows of the table of targets
 * @param rounds of each variant that are to count
 * @param time of each round
 * @param warmup of each variant, before its first round
 * @param tries of Read-After in row 4
 * @param events how long the log is in rows 6 and 8
 * @param sizes how long it is in row 7, one after another
 * @param load how long row 9 lasts
 * @param stream how many events the stream of row 10 has
 * @param people mentors, and as many mentees
 * @param noisy every round counts, however busy the machine is
 * @param data where databases are kept while it runs; emptied first
 * @param javaOptions of the measured application
 */
record Options(
        Set<Integer> rows,
        int rounds,
        Duration time,
        Duration warmup,
        int tries,
        long events,
        List<Long> sizes,
        Duration load,
        int stream,
        int people,
        boolean noisy,
        Path jar,
        Path data,
        Path results,
        List<String> javaOptions) {

    static Options of(List<String> arguments) {
        var rows = new TreeSet<Integer>();
        var rounds = 5;
        var seconds = 10.0;
        var warmup = 60.0;
        var tries = 1_000;
        var events = 100_000L;
        var sizes = List.of(10_000L, 100_000L);
        var load = 60.0;
        var stream = 10_000;
        var people = 64;
        var noisy = false;
        var jar = Path.of("app", "target", "mentorlink.jar");
        var data = Path.of("bench", "target", "data");
        var results = Path.of("bench", "target", "results");
        List<String> javaOptions = new ArrayList<>();
        var rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            var name = rest.removeFirst();
            switch (name) {
                case "--rounds" -> rounds = Integer.parseInt(value(name, rest));
                case "--seconds" -> seconds = Double.parseDouble(value(name, rest));
                case "--warmup" -> warmup = Double.parseDouble(value(name, rest));
                case "--tries" -> tries = Integer.parseInt(value(name, rest));
                case "--events" -> events = Long.parseLong(value(name, rest));
                case "--sizes" ->
                    sizes = Stream.of(value(name, rest).split(","))
                            .map(Long::valueOf)
                            .toList();
                case "--load" -> load = Double.parseDouble(value(name, rest));
                case "--stream" -> stream = Integer.parseInt(value(name, rest));
                case "--people" -> people = Integer.parseInt(value(name, rest));
                case "--noisy" -> noisy = true;
                case "--jar" -> jar = Path.of(value(name, rest));
                case "--data" -> data = Path.of(value(name, rest));
                case "--results" -> results = Path.of(value(name, rest));
                case "--java-options" ->
                    javaOptions.addAll(List.of(value(name, rest).split(",")));
                default -> {
                    for (var row : name.split(",")) {
                        if (!row.matches("[0-9]+")) {
                            throw new IllegalArgumentException("unknown argument " + name);
                        }
                        rows.add(Integer.valueOf(row));
                    }
                }
            }
        }
        return new Options(
                rows,
                rounds,
                millis(seconds),
                millis(warmup),
                tries,
                events,
                sizes,
                millis(load),
                stream,
                people,
                noisy,
                jar,
                data,
                results,
                List.copyOf(javaOptions));
    }

    private static String value(String name, List<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.removeFirst();
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
