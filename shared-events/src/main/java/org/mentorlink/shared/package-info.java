/** Values every context shares: money, time, identity of the caller, and how an expected refusal is said. */
@NullMarked
package org.mentorlink.shared;

import org.jspecify.annotations.NullMarked;
