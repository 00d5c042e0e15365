/** Calendars that members keep outside of MentorLink. */
@NullMarked
package org.mentorlink.calendars;

import org.jspecify.annotations.NullMarked;
