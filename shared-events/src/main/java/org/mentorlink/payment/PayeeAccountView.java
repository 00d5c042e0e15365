package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account on which a mentor is paid at a gateway, as the gateway tells it now.
 *
 * @param reference the gateway's own name of it; absent where there is none
 * @param missing what the gateway still waits for, in its own words
 * @param code why it opened none; absent where it did or was not asked
 */
public record PayeeAccountView(
        String id,
        String mentorId,
        String gateway,
        PayeeAccountState state,
        @Nullable String reference,
        List<String> missing,
        @Nullable String code) {}
