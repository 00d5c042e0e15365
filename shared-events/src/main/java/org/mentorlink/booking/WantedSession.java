package org.mentorlink.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Money;

/**
 * Which session of the mentor's a booking is to be instead.
 *
 * @param offeringId the usual hour when absent
 * @param modality the first of the offering's, or VIDEO, when absent
 * @param price as it was read: nobody agrees to a price they have not seen
 * @param paymentMethod the mentee's choice for what is paid in addition; absent for the one of the booking
 */
public record WantedSession(
        @Nullable OfferingId offeringId,
        @Nullable Modality modality,
        Money price,
        @Nullable String paymentMethod) {}
