/** How every process sends its commands. */
@NullMarked
package org.mentorlink.saga.shared;

import org.jspecify.annotations.NullMarked;
