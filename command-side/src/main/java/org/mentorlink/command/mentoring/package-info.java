/** Mentors: their application, approval, price and the hours they offer. */
@NullMarked
package org.mentorlink.command.mentoring;

import org.jspecify.annotations.NullMarked;
