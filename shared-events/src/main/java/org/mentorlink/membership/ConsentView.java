package org.mentorlink.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member has said to a purpose.
 *
 * @param version of the text that was agreed to last
 * @param withdrawnAt absent while the consent stands
 */
public record ConsentView(
        String memberId,
        ConsentPurpose purpose,
        String version,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {}
