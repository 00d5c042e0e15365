package org.mentorlink.mentoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.Function;
import org.mentorlink.shared.TimeSlot;

/**
 * H3: a stretch in which a mentor takes no sessions, whatever their hours say. By the clock on the wall, its end not
 * included; where the clocks show a time twice it reaches from the first to the last.
 */
public record TimeAway(LocalDateTime from, LocalDateTime to) {

    @JsonIgnore
    public boolean isEmpty() {
        return !from.isBefore(to);
    }

    /** Nothing where the clocks skip all of it. */
    Optional<TimeSlot> in(ZoneRules rules) {
        var begin = moment(from, rules, ZoneOffsetTransition::getOffsetBefore);
        var end = moment(to, rules, ZoneOffsetTransition::getOffsetAfter);
        return begin.isBefore(end) ? Optional.of(new TimeSlot(begin, end)) : Optional.empty();
    }

    private static Instant moment(
            LocalDateTime wallTime, ZoneRules rules, Function<ZoneOffsetTransition, ZoneOffset> whenTwice) {
        var transition = rules.getTransition(wallTime);
        if (transition == null) {
            return wallTime.toInstant(rules.getOffset(wallTime));
        }
        return transition.isGap() ? transition.getInstant() : wallTime.toInstant(whenTwice.apply(transition));
    }
}
