package org.mentorlink.mentoring;

import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Settings;

/**
 * K5: the part of a price that the platform keeps, agreed on with one mentor or the usual one. Each booking keeps the rate it
 * was made at.
 *
 * @param basisPoints hundredths of a percent, {@value #LEAST} to {@value #MOST}
 */
public record Commission(int basisPoints) {

    public static final int LEAST = 2_000;
    public static final int MOST = 3_000;

    /** Where a deployment sets it; {@value Settings#COMMISSION_BASIS_POINTS} where none does. */
    public static final String USUAL = "${mentorlink.commission.basis-points:" + Settings.COMMISSION_BASIS_POINTS + "}";

    public Commission {
        if (!isAllowed(basisPoints)) {
            throw new IllegalArgumentException(
                    "a commission, and so mentorlink.commission.basis-points, is %d to %d, not %d"
                            .formatted(LEAST, MOST, basisPoints));
        }
    }

    public static boolean isAllowed(int basisPoints) {
        return basisPoints >= LEAST && basisPoints <= MOST;
    }

    /** @param agreed with the mentor, in basis points; absent where the usual one holds */
    public int unlessAgreed(@Nullable Integer agreed) {
        return agreed == null ? basisPoints : agreed;
    }
}
