/** A card gateway with books of its own, for trying the platform out. */
@NullMarked
package org.mentorlink.command.payment.sandbox;

import org.jspecify.annotations.NullMarked;
