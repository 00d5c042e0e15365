/** H4 and H5: what members have in their calendars, as data for a page and as a file under a private address. */
@NullMarked
package org.mentorlink.api.calendars;

import org.jspecify.annotations.NullMarked;
