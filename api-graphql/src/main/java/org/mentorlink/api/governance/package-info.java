/** Audit trail, parked steps and the sandbox in the API. */
@NullMarked
package org.mentorlink.api.governance;

import org.jspecify.annotations.NullMarked;
