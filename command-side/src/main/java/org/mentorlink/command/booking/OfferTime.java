package org.mentorlink.command.booking;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/**
 * How long a freed seat is kept for the first in line, never beyond the start.
 *
 * @param length set by {@code mentorlink.group-sessions.offer}
 */
@Component
record OfferTime(Duration length) {

    @Autowired
    OfferTime(@Value("${mentorlink.group-sessions.offer:2h}") String length) {
        this(DurationStyle.detectAndParse(length));
    }
}
