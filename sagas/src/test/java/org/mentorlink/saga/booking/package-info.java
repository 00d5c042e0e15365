/** The booking process, row by row. */
@NullMarked
package org.mentorlink.saga.booking;

import org.jspecify.annotations.NullMarked;
