/** What follows for a member from what happens elsewhere. */
@NullMarked
package org.mentorlink.saga.membership;

import org.jspecify.annotations.NullMarked;
