/** Programs, their plans, and how far everybody is with their onboarding. */
@NullMarked
package org.mentorlink.query.program;

import org.jspecify.annotations.NullMarked;
