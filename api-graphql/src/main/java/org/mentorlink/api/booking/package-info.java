/** Bookings in the API. */
@NullMarked
package org.mentorlink.api.booking;

import org.jspecify.annotations.NullMarked;
