/** Bookings, their disputes and the reserved times. */
@NullMarked
package org.mentorlink.query.booking;

import org.jspecify.annotations.NullMarked;
