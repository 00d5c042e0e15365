package org.mentorlink.payment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a gateway refuses for reasons that are its own and pass: they say nothing about what was asked, which may be asked again. */
public final class PassingRefusals {

    /** It was not what staff had read, as where the read models were behind, and the gateway has never seen it. */
    public static final String EVIDENCE_CHANGED = "evidence_changed";

    /** Too many requests, another one about the same, or the gateway's own trouble. */
    private static final Set<String> OF_GATEWAYS =
            Set.of("rate_limit", "lock_timeout", "idempotency_key_in_use", "api_error");

    private PassingRefusals() {}

    public static boolean ofGateway(String code) {
        return OF_GATEWAYS.contains(code);
    }

    /** Gateways may have been taken at their word about that before. */
    public static boolean ofEvidence(@Nullable String code) {
        return code != null && (code.equals(EVIDENCE_CHANGED) || ofGateway(code));
    }
}
