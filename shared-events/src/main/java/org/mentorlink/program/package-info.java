/** Programs: who runs them, who takes part, and the onboarding that comes before the first session. */
@NullMarked
package org.mentorlink.program;

import org.jspecify.annotations.NullMarked;
