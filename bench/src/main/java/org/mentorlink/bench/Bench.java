package org.mentorlink.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the rows that are asked for, one after another, and tells what came of it. */
public final class Bench {

    private static final List<Row> ROWS = List.of(
            new Durable(),
            new Acknowledged(),
            new Held(),
            new Visible(),
            new Versions(),
            new OpenSlots(),
            new Growth(),
            new Memory(),
            new Replayed(),
            new Ready(),
            // Last, as its read models are elsewhere.
            new Listed());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(List.of(arguments));
        var machine = Machine.describe(options);
        var report = new Report(machine);
        var name = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        @Nullable World world = null;
        var failed = false;
        for (var row : ROWS) {
            if (!options.rows().isEmpty() && !options.rows().contains(row.number())) {
                continue;
            }
            if (world != null && row.beginsAnew()) {
                world.close();
                world = null;
            }
            if (world == null) {
                world = World.open(options, row.settings());
                Machine.addTo(machine, world.postgres());
            }
            try {
                row.measure(world, new Rounds(options, new Quiet(world::servers), report, world::settle), report);
            } catch (Exception e) {
                // The others are measured all the same, with an application of their own.
                failed = true;
                report.note(row.number(), "not measured to its end: " + e);
                Log.say("row %d: %s", row.number(), e);
                world.close();
                world = null;
            }
            // What is measured is kept, even if a later row fails.
            report.write(options.results(), name);
        }
        if (world != null) {
            world.close();
        }
        System.out.println(report.table());
        Log.say("written to %s", options.results().resolve(name + ".json"));
        // Threads of clients must not keep it.
        System.exit(failed ? 1 : 0);
    }
}
