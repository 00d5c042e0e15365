/** Aggregates that decide and workers that act. */
@NullMarked
package org.mentorlink.command;

import org.jspecify.annotations.NullMarked;
