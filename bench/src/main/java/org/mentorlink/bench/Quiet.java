package org.mentorlink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether the machine was left to us, from {@code /proc}: how much of its processor time the hypervisor took (steal), and
 * how much went to processes that are not ours. Ours are this one, those it began, and servers they began.
 */
final class Quiet {

    /** Parts of the processor time of all cores. */
    static final double MOST_STEAL = 0.01;

    static final double MOST_OTHERS = 0.03;

    private static final Path PROC = Path.of("/proc");
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Supplier<Set<Long>> servers;
    private final Map<Long, Long> ofServers = new HashMap<>();

    /** @param servers processes that have left the family of this one and are ours all the same */
    Quiet(Supplier<Set<Long>> servers) {
        this.servers = servers;
    }

    /**
     * Processor time since some moment, in ticks.
     *
     * @param total of all cores
     * @param busy of these, neither idle nor waiting for a disk
     * @param own of these, ours
     */
    record Ticks(long total, long busy, long steal, long own) {

        Verdict since(Ticks before) {
            var time = Math.max(1, total - before.total);
            var stolen = (double) (steal - before.steal) / time;
            // What ours do is counted a little earlier or later than what all do.
            var others = Math.max(0, (double) (busy - before.busy - (own - before.own)) / time);
            return new Verdict(stolen, others);
        }
    }

    /** @param others part of the processor time that went to others */
    record Verdict(double steal, double others) {

        boolean isQuiet() {
            return steal <= MOST_STEAL && others <= MOST_OTHERS;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "steal %.1f %%, others %.1f %%", steal * 100, others * 100);
        }
    }

    /** Waits for a second that is quiet. @return whether one came */
    boolean await(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var before = now();
            Thread.sleep(GLANCE);
            if (now().since(before).isQuiet()) {
                return true;
            }
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
        }
    }

    /** All zero where there is no {@code /proc}. */
    Ticks now() {
        try {
            var fields =
                    Files.readAllLines(PROC.resolve("stat")).getFirst().strip().split("\\s+");
            var total = 0L;
            // user nice system idle iowait irq softirq steal; what guests had is within user and nice.
            for (var n = 1; n <= 8; n++) {
                total += Long.parseLong(fields[n]);
            }
            var idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
            var steal = Long.parseLong(fields[8]);
            return new Ticks(total, total - idle - steal, steal, own());
        } catch (IOException noProc) {
            return new Ticks(0, 0, 0, 0);
        }
    }

    /** A server that has ended counts as it was seen last, or what it used would be taken for others'. */
    private synchronized long own() {
        for (var server : servers.get()) {
            ProcessHandle.of(server).ifPresent(handle -> ofServers.put(server, ticks(handle)));
        }
        return ticks(ProcessHandle.current())
                + ofServers.values().stream().mapToLong(ticks -> ticks).sum();
    }

    /** Of all its family. */
    private static long ticks(ProcessHandle handle) {
        var pids = new TreeSet<Long>();
        family(handle, pids);
        return pids.stream().mapToLong(Quiet::ticks).sum();
    }

    private static void family(ProcessHandle handle, Set<Long> pids) {
        pids.add(handle.pid());
        pids.addAll(handle.descendants().map(ProcessHandle::pid).collect(Collectors.toSet()));
    }

    /** Its own and those of its children that have ended. */
    private static long ticks(long pid) {
        return stat(pid)
                .map(fields -> {
                    var sum = 0L;
                    for (var n = 11; n <= 14; n++) {
                        sum += Long.parseLong(fields[n]);
                    }
                    return sum;
                })
                .orElse(0L);
    }

    /** What follows the name, which may hold blanks. */
    private static Optional<String[]> stat(long pid) {
        try {
            var text = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static boolean canTell() {
        return Files.exists(PROC.resolve("stat"));
    }
}
