/** Members: who they are, how they sign in, which roles they hold. */
@NullMarked
package org.mentorlink.membership;

import org.jspecify.annotations.NullMarked;
