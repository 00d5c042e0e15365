package org.mentorlink.query.mentoring.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorlink.query.mentoring.MentorReader;
import org.mentorlink.query.mentoring.OpenHours;
import org.mentorlink.shared.Settings;
import org.springframework.stereotype.Component;

@Component
class FreeOpenHours implements FreeTimes {

    private final MentorReader mentors;
    private final OpenHours openHours;

    FreeOpenHours(MentorReader mentors, OpenHours openHours) {
        this.mentors = mentors;
        this.openHours = openHours;
    }

    @Override
    public Set<String> freeAmong(List<String> mentorIds, Instant from, Instant to) {
        return openHours.of(mentors.read(mentorIds), from, to, Settings.SESSION).entrySet().stream()
                .filter(open -> !open.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
