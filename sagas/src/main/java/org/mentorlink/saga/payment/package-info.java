/** Processes of payments that are for no booking. */
@NullMarked
package org.mentorlink.saga.payment;

import org.jspecify.annotations.NullMarked;
