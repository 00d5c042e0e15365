package org.mentorlink.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures variants in turns, so that whatever changes slowly changes for all of them. */
final class Rounds {

    /** How many rounds are tried for each that is to count. */
    private static final int TRIES = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Options options;
    private final Quiet quiet;
    private final Report report;
    private final Rest rest;

    /** @param rest what has to be over before anything is measured */
    Rounds(Options options, Quiet quiet, Report report, Rest rest) {
        this.options = options;
        this.quiet = quiet;
        this.report = report;
        this.rest = rest;
    }

    /** Waits until nothing more follows from what was measured before. */
    @FunctionalInterface
    interface Rest {
        void await() throws Exception;
    }

    /** Something that can be measured for a while. */
    record Variant(String name, Body body, Rest before) {

        Variant(String name, Body body) {
            this(name, body, () -> {});
        }
    }

    @FunctionalInterface
    interface Body {

        /** @return each measure's name with its value */
        Map<String, Double> measure(Duration time) throws Exception;
    }

    /** Each as often as there are rounds, in turns, without a warm-up: for what has to begin cold. */
    void each(int row, List<Variant> variants) throws Exception {
        turns(row, variants, options.rounds());
    }

    /** One round of each. */
    void once(int row, List<Variant> variants) throws Exception {
        turns(row, variants, 1);
    }

    /** Warms each up, then measures them in turns, each time in another order, until each has enough rounds that count. */
    void run(int row, List<Variant> variants) throws Exception {
        for (var variant : variants) {
            Log.say("row %d: warming up: %s", row, variant.name());
            if (options.warmup().isPositive()) {
                rest.await();
                variant.body().measure(options.warmup());
            }
        }
        turns(row, rested(variants), options.rounds());
    }

    /** What one leaves to be done is not done beside the next one. */
    private List<Variant> rested(List<Variant> variants) {
        return variants.stream()
                .map(variant -> new Variant(variant.name(), variant.body(), rest))
                .toList();
    }

    private void turns(int row, List<Variant> variants, int rounds) throws Exception {
        var counted = new HashMap<Variant, Integer>();
        for (var round = 0; round < rounds * TRIES; round++) {
            var order = new ArrayList<>(variants);
            java.util.Collections.rotate(order, round);
            for (var variant : order) {
                if (counted.getOrDefault(variant, 0) < rounds && measure(row, variant)) {
                    counted.merge(variant, 1, Integer::sum);
                }
            }
            if (variants.stream().allMatch(variant -> counted.getOrDefault(variant, 0) >= rounds)) {
                return;
            }
        }
        report.note(row, "the machine was too busy for as many rounds as were wanted");
    }

    private boolean measure(int row, Variant variant) throws Exception {
        variant.before().await();
        var wasQuiet = options.noisy() || quiet.await(PATIENCE);
        var before = quiet.now();
        var values = variant.body().measure(options.time());
        var verdict = quiet.now().since(before);
        var counts = options.noisy() || wasQuiet && verdict.isQuiet();
        values.forEach((name, value) -> report.add(
                new Report.Measure(row, variant.name(), name), new Report.Round(value, counts, verdict.toString())));
        Log.say("row %d: %s: %s (%s%s)", row, variant.name(), values, verdict, counts ? "" : ", does not count");
        return counts;
    }
}
