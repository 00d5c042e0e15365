package org.mentorlink.payment;

import java.time.Instant;
import org.mentorlink.shared.Money;

/**
 * A part of a lot of credits.
 *
 * @param expiresAt until when what the lot has can be used, from now on
 */
public record CreditPart(CreditLotId lotId, Money amount, Instant expiresAt) {}
