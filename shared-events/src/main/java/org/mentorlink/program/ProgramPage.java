package org.mentorlink.program;

import java.util.List;

public record ProgramPage(List<ProgramView> programs, boolean hasNext) {}
