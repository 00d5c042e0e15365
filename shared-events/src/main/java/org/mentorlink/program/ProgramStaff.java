package org.mentorlink.program;

import java.util.List;

/** Who is told what staff must know of an onboarding, by id of the member. */
public record ProgramStaff(List<String> memberIds) {}
