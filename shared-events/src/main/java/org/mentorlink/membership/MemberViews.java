package org.mentorlink.membership;

import java.util.List;

public record MemberViews(List<MemberView> members) {}
