/** Reactions for members. */
@NullMarked
package org.mentorlink.saga.membership;

import org.jspecify.annotations.NullMarked;
