/** Programs, who runs them and takes part, onboarding and consent. */
@NullMarked
package org.mentorlink.api.program;

import org.jspecify.annotations.NullMarked;
