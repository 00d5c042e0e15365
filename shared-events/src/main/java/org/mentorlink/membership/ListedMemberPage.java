package org.mentorlink.membership;

import java.util.List;

public record ListedMemberPage(List<ListedMemberView> members, boolean hasNext) {}
