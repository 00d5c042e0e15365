/** Reads calendars at addresses that members give: from the internet only, a bounded amount, in bounded time. */
@NullMarked
package org.mentorlink.command.calendars.address;

import org.jspecify.annotations.NullMarked;
