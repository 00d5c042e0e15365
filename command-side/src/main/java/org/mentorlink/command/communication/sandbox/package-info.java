/** An outbox that keeps messages instead of sending them. */
@NullMarked
package org.mentorlink.command.communication.sandbox;

import org.jspecify.annotations.NullMarked;
