/** Mentors in the API. */
@NullMarked
package org.mentorlink.api.mentoring;

import org.jspecify.annotations.NullMarked;
