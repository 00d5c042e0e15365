/** The process of a booking, from its request to the last of its money. */
@NullMarked
package org.mentorlink.saga.booking;

import org.jspecify.annotations.NullMarked;
