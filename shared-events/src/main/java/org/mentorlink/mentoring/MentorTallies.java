package org.mentorlink.mentoring;

import java.util.List;

public record MentorTallies(List<MentorTally> tallies) {}
