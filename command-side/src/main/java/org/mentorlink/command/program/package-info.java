/** Programs, onboarding plans, and each member's part in them. */
@NullMarked
package org.mentorlink.command.program;

import org.jspecify.annotations.NullMarked;
