package org.mentorlink.booking;

import java.util.List;

/** Which of those asked for nobody can book as mentors, for what they have missed; in no order. */
public record PausedMentors(List<String> memberIds) {}
