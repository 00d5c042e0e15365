/** Processes: tables from event to command. */
@NullMarked
package org.mentorlink.saga;

import org.jspecify.annotations.NullMarked;
