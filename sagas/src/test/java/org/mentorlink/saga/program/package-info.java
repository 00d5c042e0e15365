/** Reactions for onboardings. */
@NullMarked
package org.mentorlink.saga.program;

import org.jspecify.annotations.NullMarked;
