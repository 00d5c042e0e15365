package org.mentorlink.api.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberStatus;
import org.springframework.stereotype.Component;

/**
 * A7: whether a member may do business before the address is verified, decided here alone. Where verification is required
 * such a member signs in, reads, and does what is needed to be verified; every other mutation is refused as data.
 */
@Component
class Verification {

    /** What a member with an address not yet verified may do. */
    static final Set<String> BEFORE = Set.of(
            "register",
            "signIn",
            "signInWithLink",
            "signInWithCode",
            "signInWithGoogle",
            "requestSignInLink",
            "requestVerificationLink",
            "verifyAddress",
            "requestPasswordReset",
            "resetPassword",
            "changePassword",
            "refreshSession",
            "signOut",
            "signOutEverywhere",
            "updateProfile",
            "updateMenteeProfile",
            "updateMentorProfile",
            "dismissProfilePrompt",
            "removePhoto",
            "revokeCalendarFeed",
            "advanceClock");

    private static final Object REFUSED = Map.of(
            "errors",
            List.of(UserError.of(
                    "EMAIL_NOT_VERIFIED", "Verify your e-mail address first; requestVerificationLink mails a link.")));

    private final boolean isRequired;

    Verification(ApiProperties properties) {
        this.isRequired = properties.verificationRequired();
    }

    /** The payload of a mutation that is refused; nothing where it may go on. */
    @Nullable Object refusal(String type, String field, Viewer viewer) {
        return isRequired
                        && type.equals("Mutation")
                        && viewer.status() == MemberStatus.PENDING
                        && !BEFORE.contains(field)
                ? REFUSED
                : null;
    }
}
