/** What is read of the calendars that members keep elsewhere. */
@NullMarked
package org.mentorlink.query.calendars;

import org.jspecify.annotations.NullMarked;
