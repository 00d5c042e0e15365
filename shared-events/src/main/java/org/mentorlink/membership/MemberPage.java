package org.mentorlink.membership;

import java.util.List;

public record MemberPage(List<MemberView> members, boolean hasNext) {}
