/** Calendars of members at Microsoft 365 and Outlook.com. */
@NullMarked
package org.mentorlink.command.calendars.microsoft;

import org.jspecify.annotations.NullMarked;
