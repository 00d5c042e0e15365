package org.mentorlink.booking;

import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Personal;

/** Which of the mentor's offerings a booking is for, under the name it had then. */
public record BookedOffering(OfferingId offeringId, Personal name) {}
