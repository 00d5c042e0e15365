/** The audit trail and parked steps. */
@NullMarked
package org.mentorlink.query.governance;

import org.jspecify.annotations.NullMarked;
