/** Mentors, their search and their free hours. */
@NullMarked
package org.mentorlink.query.mentoring;

import org.jspecify.annotations.NullMarked;
