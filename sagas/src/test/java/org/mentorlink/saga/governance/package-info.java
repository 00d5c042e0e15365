/** How parked steps are taken up again. */
@NullMarked
package org.mentorlink.saga.governance;

import org.jspecify.annotations.NullMarked;
