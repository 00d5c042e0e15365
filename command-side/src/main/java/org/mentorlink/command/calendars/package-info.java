/** Calendars that members keep elsewhere: reading them, off the path of any request. */
@NullMarked
package org.mentorlink.command.calendars;

import org.jspecify.annotations.NullMarked;
