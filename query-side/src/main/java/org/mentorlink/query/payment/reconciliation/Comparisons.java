package org.mentorlink.query.payment.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.mentorlink.payment.MoreBreaks;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.ReconciliationEvent.BreakReopened;
import org.mentorlink.payment.ReconciliationEvent.BreakResolved;
import org.mentorlink.payment.ReconciliationEvent.BreaksFound;
import org.mentorlink.payment.ReconciliationEvent.MoreBreaksFound;
import org.mentorlink.payment.ReconciliationEvent.ReconciliationRun;
import org.mentorlink.payment.ReconciliationView;
import org.mentorlink.payment.ReconciliationView.BreakView;
import org.mentorlink.query.shared.EventLog;
import org.mentorlink.query.shared.Seen;

/**
 * What the comparisons of a period had come to by a position, as the log alone tells. Of what was compared more than once the newest
 * counts.
 *
 * @param counting those that count, the newest first
 * @param whole whether they leave no moment of the period out
 */
public record Comparisons(List<Compared> counting, boolean whole) {

    private static final Set<Class<?>> TYPES = Set.of(
            ReconciliationRun.class,
            BreaksFound.class,
            MoreBreaksFound.class,
            BreakResolved.class,
            BreakReopened.class);

    private static final int PAGE = 1_000;

    public static final Comparisons NONE = new Comparisons(List.of(), false);

    public Comparisons {
        counting = List.copyOf(counting);
    }

    /**
     * One of them.
     *
     * @param found breaks in all
     * @param open those that nobody has explained
     * @param unexplainedMinor money in question in these, in minor units of whatever currency
     */
    public record Compared(
            String id, Instant from, Instant to, int matched, int found, int open, long unexplainedMinor) {

        private static Compared of(ReconciliationView view) {
            var more = view.more().stream().mapToInt(MoreBreaks::count).sum();
            var resolved =
                    (int) view.breaks().stream().filter(BreakView::resolved).count();
            var found = view.breaks().size() + more;
            return new Compared(
                    view.id(),
                    view.from(),
                    view.to(),
                    view.matched(),
                    found,
                    found - resolved,
                    view.unexplainedMinor());
        }
    }

    /** A part of the period that no comparison looked at so far tells of. */
    private record Gap(Instant from, Instant to) {

        private boolean meets(ReconciliationView view) {
            return view.from().isBefore(to) && from.isBefore(view.to());
        }

        private List<Gap> without(ReconciliationView view) {
            if (!meets(view)) {
                return List.of(this);
            }
            var left = new ArrayList<Gap>();
            if (from.isBefore(view.from())) {
                left.add(new Gap(from, view.from()));
            }
            if (view.to().isBefore(to)) {
                left.add(new Gap(view.to(), to));
            }
            return left;
        }
    }

    /** @param position of the last event that counts */
    public static Comparisons of(EventLog log, Instant from, Instant to, long position) {
        var newest = views(log, position).stream()
                .sorted(Comparator.comparingLong(ReconciliationView::ranPosition)
                        .reversed())
                .toList();
        var counting = new ArrayList<Compared>();
        var gaps = List.of(new Gap(from, to));
        for (var view : newest) {
            if (gaps.stream().anyMatch(gap -> gap.meets(view))) {
                counting.add(Compared.of(view));
                gaps = gaps.stream().flatMap(gap -> gap.without(view).stream()).toList();
            }
        }
        return new Comparisons(counting, gaps.isEmpty());
    }

    private static List<ReconciliationView> views(EventLog log, long position) {
        var views = new LinkedHashMap<String, ReconciliationView>();
        var after = -1L;
        while (after < position) {
            var messages = log.read(TYPES, after, PAGE);
            for (var message : messages) {
                var seen = Seen.of(message);
                if (seen.position() <= position) {
                    var event = (ReconciliationEvent) message.getPayload();
                    views.compute(
                            event.reconciliationId().value(), (id, view) -> Reconciliations.evolve(view, event, seen));
                }
            }
            after = messages.size() < PAGE
                    ? position
                    : Seen.of(messages.getLast()).position();
        }
        return List.copyOf(views.values());
    }

    /** Of all that count. */
    public int open() {
        return counting.stream().mapToInt(Compared::open).sum();
    }

    /** Of all that count, in minor units of whatever currency. */
    public long unexplainedMinor() {
        return counting.stream().mapToLong(Compared::unexplainedMinor).reduce(0, Math::addExact);
    }
}
