/** Bookings of one hour with a mentor, and the calendars that keep two of them from overlapping. */
@NullMarked
package org.mentorlink.booking;

import org.jspecify.annotations.NullMarked;
