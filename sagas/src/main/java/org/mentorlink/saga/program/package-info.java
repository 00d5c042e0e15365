/** What follows for an onboarding from what happens elsewhere. */
@NullMarked
package org.mentorlink.saga.program;

import org.jspecify.annotations.NullMarked;
