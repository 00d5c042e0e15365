/** Bookings and the calendars that keep two of them from overlapping. */
@NullMarked
package org.mentorlink.command.booking;

import org.jspecify.annotations.NullMarked;
