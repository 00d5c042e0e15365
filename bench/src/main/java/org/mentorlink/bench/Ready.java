package org.mentorlink.bench;

import java.util.List;

/** Row 8: from the start of the process to its readiness, on a log of some length; the same after {@code kill -9}. */
final class Ready implements Row {

    @Override
    public int number() {
        return 8;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        Fill.to(world, world.options().events());
        var log = String.format(
                java.util.Locale.ROOT, ", %,d events", world.options().events());
        rounds.each(
                8,
                List.of(
                        new Rounds.Variant("stopped and started" + log, time -> {
                            var values = Restarts.restart(world);
                            world.people().signIn();
                            return values;
                        }),
                        new Rounds.Variant("killed under load and started" + log, time -> Restarts.kill(world))));
    }
}
