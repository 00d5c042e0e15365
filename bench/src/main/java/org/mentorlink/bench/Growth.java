package org.mentorlink.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Row 7: what becomes slower or larger as the log grows: replay, a hold, the memory that is resident. */
final class Growth implements Row {

    private static final String RESIDENT = "resident after a replay and holds, MB";

    @Override
    public int number() {
        return 7;
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        var sizes = world.options().sizes();
        for (long size : sizes) {
            Fill.to(world, size);
            rounds.each(7, List.of(new Rounds.Variant(name(size), time -> restarted(world))));
            rounds.run(7, List.of(new Rounds.Variant(name(size), time -> held(world, time))));
        }
        for (var measure : List.of(Restarts.REPLAYED, "median, ms", RESIDENT)) {
            report.ratio(7, measure, name(sizes.getLast()), name(sizes.getFirst()));
        }
    }

    private static String name(long size) {
        return String.format(Locale.ROOT, "%,d events", size);
    }

    private static Map<String, Double> restarted(World world) throws Exception {
        var values = Restarts.restart(world);
        world.people().signIn();
        return values;
    }

    private static Map<String, Double> held(World world, java.time.Duration time) throws Exception {
        var values = Held.holds(world, 1, time);
        values.put(RESIDENT, Memory.resident(world.application().pid()));
        return values;
    }
}
