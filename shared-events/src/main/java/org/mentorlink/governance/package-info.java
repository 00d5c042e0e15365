/** What staff watch over: the audit trail and the process steps that were parked. */
@NullMarked
package org.mentorlink.governance;

import org.jspecify.annotations.NullMarked;
