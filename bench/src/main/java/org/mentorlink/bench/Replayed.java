package org.mentorlink.bench;

import java.util.List;

/** Row 6: how fast all projections are made again from the log, as at each start of the embedded mode. */
final class Replayed implements Row {

    @Override
    public int number() {
        return 6;
    }

    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void measure(World world, Rounds rounds, Report report) throws Exception {
        Fill.to(world, world.options().events());
        rounds.each(
                6,
                List.of(new Rounds.Variant(
                        "all projections, " + world.options().events() + " events", time -> Restarts.restart(world))));
        world.people().signIn();
    }
}
