/** Decides on goals. */
@NullMarked
package org.mentorlink.command.recognition;

import org.jspecify.annotations.NullMarked;
