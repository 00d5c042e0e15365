package org.mentorlink.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A pack of credits.
 *
 * @param credits what a buyer gets, in the currency of the price
 * @param validDays how long they can be used, from when they are paid
 * @param withdrawnAt since when nobody can buy it; absent where anybody can
 * @param offeredBy who of the staff offered it, and so cannot buy it; absent in what was kept before this was
 */
public record CreditPackView(
        String id,
        String name,
        Money price,
        Money credits,
        int validDays,
        Instant offeredAt,
        @Nullable Instant withdrawnAt,
        @Nullable String offeredBy) {}
