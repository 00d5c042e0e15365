package org.mentorlink.api.graphql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberStatus;
import org.mentorlink.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * A7: whether a member may do business before the address is verified, decided here alone, for GraphQL and what is
 * beside it. Where verification is required such a member signs in, reads, and does what is needed to be verified; every
 * other mutation is refused as data.
 */
@Component
public class Verification {

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
            // Its link came to the address that it verifies.
            "acceptInvitation",
            "advanceClock");

    /** As {@link #BEFORE}, of what is asked beside GraphQL: a photo is a part of the profile. */
    private static final Set<String> REQUESTS_BEFORE = Set.of("POST /photos");

    private final boolean isRequired;

    Verification(ApiProperties properties) {
        this.isRequired = properties.verificationRequired();
    }

    /** The payload of a mutation that is refused; nothing where it may go on. */
    @Nullable Object refusal(String type, String field, Viewer viewer) {
        return type.equals("Mutation") && isTooEarly(viewer) && !BEFORE.contains(field)
                ? Map.of("errors", List.of(UserError.of(refused().refusal())))
                : null;
    }

    /**
     * Refuses what may not go on yet.
     *
     * @param request that changes something beside GraphQL, by its method and path
     * @throws Refused EMAIL_NOT_VERIFIED
     */
    public void require(String request, Viewer viewer) {
        if (isTooEarly(viewer) && !REQUESTS_BEFORE.contains(request)) {
            throw refused();
        }
    }

    private boolean isTooEarly(Viewer viewer) {
        return isRequired && viewer.status() == MemberStatus.PENDING;
    }

    private static Refused refused() {
        return Refused.because(
                "EMAIL_NOT_VERIFIED", "Verify your e-mail address first; requestVerificationLink mails a link.");
    }
}
