package org.mentorlink.mentoring;

import java.util.List;
import java.util.Map;
import org.mentorlink.shared.TimeSlot;

/** Free sessions by mentor id, earliest first. */
public record OpenSlots(Map<String, List<TimeSlot>> byMentor) {}
