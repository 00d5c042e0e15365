package org.mentorlink.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;

/**
 * What a booking is to be instead, as the participants and staff read it.
 *
 * @param offering absent for the usual hour
 * @param difference how much more it costs; less than nothing where it costs less
 */
public record ProposedSession(
        @Nullable BookedOfferingView offering, Modality modality, Money price, Money difference) {}
