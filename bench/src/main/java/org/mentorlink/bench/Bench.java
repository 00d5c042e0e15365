package org.mentorlink.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Measures the rows that are asked for, one after another, and tells what came of it. */
public final class Bench {

    private static final List<Row> ROWS = List.of(new Durable(), new Acknowledged(), new Held(), new Visible());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(List.of(arguments));
        var machine = Machine.describe(options);
        var report = new Report(machine);
        var name = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        try (var world = World.open(options)) {
            Machine.addTo(machine, world.postgres());
            var rounds = new Rounds(options, new Quiet(world::servers), report);
            for (var row : ROWS) {
                if (options.rows().isEmpty() || options.rows().contains(row.number())) {
                    row.measure(world, rounds, report);
                    // What is measured is kept, even if a later row fails.
                    report.write(options.results(), name);
                }
            }
        }
        System.out.println(report.table());
        Log.say("written to %s", options.results().resolve(name + ".json"));
        // Threads of clients must not keep it.
        System.exit(0);
    }
}
