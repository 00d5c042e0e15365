/** Tells members what has happened. */
@NullMarked
package org.mentorlink.command.communication;

import org.jspecify.annotations.NullMarked;
