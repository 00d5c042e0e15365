/** What every aggregate uses to check its input and to refuse. */
@NullMarked
package org.mentorlink.command.shared;

import org.jspecify.annotations.NullMarked;
