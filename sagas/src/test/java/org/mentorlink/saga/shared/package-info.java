/** How commands are sent, retried and parked. */
@NullMarked
package org.mentorlink.saga.shared;

import org.jspecify.annotations.NullMarked;
