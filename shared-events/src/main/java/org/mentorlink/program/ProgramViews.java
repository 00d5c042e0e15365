package org.mentorlink.program;

import java.util.List;

public record ProgramViews(List<ProgramView> programs) {}
