package org.mentorlink.mentoring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/**
 * I8: a kind of session that a mentor offers beside the usual hour.
 *
 * @param minutes how long it lasts, 10 to 480
 * @param price of the whole session
 * @param modalities how it may take place; at least one
 */
public record Offering(
        OfferingId offeringId,
        Personal name,
        @Nullable Personal description,
        int minutes,
        Money price,
        List<Modality> modalities) {

    public Duration length() {
        return Duration.ofMinutes(minutes);
    }
}
