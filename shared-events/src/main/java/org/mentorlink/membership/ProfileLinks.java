package org.mentorlink.membership;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Personal;

/** C4: where else a member is found; each an https address at that network. */
public record ProfileLinks(
        @Nullable Personal linkedIn,
        @Nullable Personal gitHub,
        @Nullable Personal twitter) {

    public static final ProfileLinks NONE = new ProfileLinks(null, null, null);
}
