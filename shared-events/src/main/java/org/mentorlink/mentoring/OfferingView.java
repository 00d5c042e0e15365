package org.mentorlink.mentoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Money;

/**
 * A kind of session that a mentor offers, as others read it.
 *
 * @param name absent after an erasure
 */
public record OfferingView(
        String id,
        @Nullable String name,
        @Nullable String description,
        int minutes,
        Money price,
        List<Modality> modalities) {}
