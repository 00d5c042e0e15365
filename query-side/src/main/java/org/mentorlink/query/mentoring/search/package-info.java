/** D1, D2, D5: finding mentors. The index is in memory, filled by a processor of its own, and lost with the process. */
@NullMarked
package org.mentorlink.query.mentoring.search;

import org.jspecify.annotations.NullMarked;
