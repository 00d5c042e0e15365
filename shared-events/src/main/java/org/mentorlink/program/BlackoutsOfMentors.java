package org.mentorlink.program;

import java.util.List;
import java.util.Map;

/** @param byMember by id of the mentor's member; those without any are left out */
public record BlackoutsOfMentors(Map<String, List<Blackout>> byMember) {}
