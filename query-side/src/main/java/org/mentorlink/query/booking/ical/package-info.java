/** H4 to H6: bookings as calendar files. */
@NullMarked
package org.mentorlink.query.booking.ical;

import org.jspecify.annotations.NullMarked;
