/** The close of a month, from the event log alone. */
@NullMarked
package org.mentorlink.query.payment.month;

import org.jspecify.annotations.NullMarked;
