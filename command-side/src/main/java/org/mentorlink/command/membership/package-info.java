/** Members, their roles, and the claim on an e-mail address that keeps it unique. */
@NullMarked
package org.mentorlink.command.membership;

import org.jspecify.annotations.NullMarked;
