package org.mentorlink.query.mentoring.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who has time; the one thing that a search asks of the calendars. */
interface FreeTimes {

    /** Those of the mentors who have a free session that starts within [from, to), by id. */
    Set<String> freeAmong(List<String> mentorIds, Instant from, Instant to);
}
