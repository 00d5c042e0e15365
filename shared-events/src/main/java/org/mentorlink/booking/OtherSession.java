package org.mentorlink.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.shared.Money;

/**
 * What a booking is to be instead, under the price and the name it had when it was proposed.
 *
 * @param offering absent for the usual hour
 * @param price of the whole session
 * @param difference how much more it costs than what was agreed on before; less than nothing where it costs less
 */
public record OtherSession(@Nullable BookedOffering offering, Modality modality, Money price, Money difference) {}
