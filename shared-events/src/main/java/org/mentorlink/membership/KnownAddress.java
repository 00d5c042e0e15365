package org.mentorlink.membership;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an e-mail address.
 *
 * @param accountId the member who has it; absent where nobody registered with it
 * @param listed its entry in the members list; absent where it is not listed
 */
public record KnownAddress(
        String emailFingerprint,
        @Nullable String accountId,
        @Nullable ListedMemberView listed) {}
