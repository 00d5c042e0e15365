/** Google Calendar through Google's own library. */
@NullMarked
package org.mentorlink.command.calendars.google;

import org.jspecify.annotations.NullMarked;
