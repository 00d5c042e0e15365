package org.mentorlink.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param last the address of the last one, as the list is ordered by; absent of an empty page */
public record ListedMemberPage(
        List<ListedMemberView> members,
        boolean hasNext,
        @Nullable String last) {}
